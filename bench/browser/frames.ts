import type { Page } from 'playwright-core';

export interface Frames {
  frames: number;
  /** From one frame to the next. */
  longestGapMs: number;
  gapsOver50Ms: number;
  /** Tasks of the page's own, of 50 ms and more. */
  longTasks: number;
  longestTaskMs: number;
  /** Of the page's main thread for a frame, whatever else the machine does. */
  cpuPerFrameMs: number;
}

/** What the page's frames were while `run` did something. */
export async function framesDuring(page: Page, run: () => Promise<void>): Promise<Frames> {
  const watch = await page.evaluateHandle(() => {
    const gaps: number[] = [];
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    });
    observer.observe({ type: 'longtask' });
    let last = performance.now();
    let isOver = false;
    const frame = (now: number): void => {
      gaps.push(now - last);
      last = now;
      if (!isOver) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    return {
      stop: () => {
        isOver = true;
        observer.disconnect();
        return { gaps: gaps.slice(1), tasks };
      },
    };
  });
  const cpu = await cpuDuring(page, run);
  const { gaps, tasks } = await watch.evaluate((w) => w.stop());
  return {
    frames: gaps.length,
    longestGapMs: Math.round(Math.max(0, ...gaps)),
    gapsOver50Ms: gaps.filter((g) => g > 50).length,
    longTasks: tasks.length,
    longestTaskMs: Math.round(Math.max(0, ...tasks)),
    cpuPerFrameMs: Number((cpu / Math.max(1, gaps.length)).toFixed(1)),
  };
}

/** Milliseconds of processor time that the page's main thread has while `run` does something. */
async function cpuDuring(page: Page, run: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find((m) => m.name === 'TaskDuration')?.value ?? 0) * 1000;
  };
  const before = await spent();
  await run();
  const cpu = (await spent()) - before;
  await session.detach();
  return cpu;
}

/** Milliseconds to the frame in which a list's first row stands, when `open` clicks to open the list. */
export interface Drawn {
  fromAnswer: number;
  fromClick: number;
}

export async function untilDrawn(page: Page, open: () => Promise<void>): Promise<Drawn> {
  const watch = await page.evaluateHandle(() => {
    performance.clearResourceTimings();
    let clicked = 0;
    addEventListener('click', () => (clicked = performance.now()), { capture: true, once: true });
    const drawn = new Promise<number>((resolve) => {
      const look = (): void => {
        const isThere = document.querySelector('[role=grid] tr[aria-selected]');
        requestAnimationFrame(isThere ? resolve : look);
      };
      look();
    });
    return { drawn, clickedAt: () => clicked };
  });
  await open();
  // A promise of the page's own: `waitForFunction` would load its 330 kB of script into the page in the time that is measured.
  return watch.evaluate(async (w) => {
    const drawn = await w.drawn;
    const lists = performance
      .getEntriesByType('resource')
      .filter((e): e is PerformanceResourceTiming => /\/api\/v1\/\w+\?.*fields=/.test(e.name));
    const answers = lists.map((e) => e.responseEnd).filter((end) => end <= drawn);
    return { fromAnswer: drawn - Math.max(...answers), fromClick: drawn - w.clickedAt() };
  });
}
