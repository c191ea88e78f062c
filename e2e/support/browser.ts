import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { unpackChromium } from './unpack-chromium.ts';

/**
 * Starts the Chromium that npm brought, with its own fonts, which have Cyrillic. Nothing is downloaded, and it runs for
 * any user, root included. Close it when done.
 */
export async function launchBrowser(): Promise<Browser> {
  const { executable, environment } = await unpackChromium();
  return chromium.launch({
    executablePath: executable,
    args: flags,
    env: { ...process.env, ...environment },
  });
}

// No sandbox: it needs rights that containers do not give. What is opened is our own pages and our own attacks on them.
const flags = [
  '--headless',
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--no-pings',
  '--font-render-hinting=none',
];
