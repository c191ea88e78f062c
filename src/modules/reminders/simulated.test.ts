import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/fixture.ts';
import { seed } from '../../testing/seed.ts';
import { newScene, type Scene } from './simulated-people.testing.ts';
import { simulate } from './simulated-run.testing.ts';

/** Sampled by the seed, many with FULL=1; the ten thousand and whole years are `npm run torture -- --goal=4`. */
const runs = process.env['FULL'] === '1' ? 100 : 3;

let t: TestApp;
let scene: Scene;
beforeAll(async () => {
  t = await startTestApp({ timeZone: 'Asia/Tashkent' });
  scene = await newScene(t);
});
afterAll(() => t.close());

test.each(Array.from({ length: runs }, (_, i) => seed + i))(
  'run %i: each reminder once, none missed',
  async (n) => {
    expect((await simulate(scene, n, 'days')).told).toBeGreaterThan(10);
  },
);
