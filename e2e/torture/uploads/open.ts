import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface Watched extends AsyncDisposable {
  page: Page;
  /** What ran, or asked for an address that only a script or a hostile page knows. */
  ran: string[];
}

/** A signed-in browser in which everything that must not happen is noted; without CSP no header of it arrives either. */
export async function watchedPage(
  browser: Browser,
  origin: string,
  cookie: string,
  hasCsp: boolean,
): Promise<Watched> {
  const context = await browser.newContext({ bypassCSP: !hasCsp, acceptDownloads: true });
  const [name = '', value = ''] = cookie.split(/=(.*)/s);
  await context.addCookies([{ name, value, url: origin }]);
  const ran: string[] = [];
  await context.exposeFunction('canary', (text: unknown) => void ran.push(`called ${text}`));
  context.on('request', (r) => {
    if (new URL(r.url()).pathname.startsWith('/canary')) ran.push(`asked for ${r.url()}`);
  });
  if (!hasCsp) await stripCsp(context);
  const page = await context.newPage();
  page.on('dialog', (dialog) => {
    ran.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, ran, [Symbol.asyncDispose]: () => context.close() };
}

async function stripCsp(context: BrowserContext): Promise<void> {
  await context.route('**/*', async (route) => {
    const response = await route.fetch().catch(() => undefined);
    if (!response) return route.abort().catch(() => undefined);
    const headers = { ...response.headers() };
    delete headers['content-security-policy'];
    // The page may have gone on to another address meanwhile.
    await route.fulfill({ response, headers }).catch(() => undefined);
  });
}

/** Opens an address in every way that a page may: as itself, in frames, as a picture, as an object, as a script. */
export async function openEveryWay(page: Page, origin: string, address: string): Promise<void> {
  await page.goto(address, { timeout: 3000 }).catch(() => undefined);
  // Any small page of the same origin.
  await page.goto(`${origin}/api/v1/installation`);
  await page.evaluate(embed, address).catch(() => undefined);
  await page.waitForTimeout(60);
}

// Runs in the page.
async function embed(address: string): Promise<void> {
  const loaded = ['iframe', 'img', 'object', 'embed', 'video'].map((tag) => {
    const element = document.createElement(tag);
    element.setAttribute(tag === 'object' ? 'data' : 'src', address);
    const done = new Promise((resolve) => {
      element.addEventListener('load', resolve);
      element.addEventListener('error', resolve);
    });
    document.body.append(element);
    return done;
  });
  const script = document.createElement('script');
  script.src = address;
  document.body.append(script);
  await Promise.race([Promise.all(loaded), new Promise((resolve) => setTimeout(resolve, 250))]);
}
