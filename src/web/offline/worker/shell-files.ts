import { type Fetching, worker } from './scope.ts';

declare const __FILES__: string[];
declare const __VERSION__: string;

const PREFIX = 'mijoz-shell-';
const cacheName = PREFIX + __VERSION__;
/** A network that answers no sooner is as good as none. */
const PATIENCE_MS = 4000;

/** Keeps the files that the program is made of, and nothing that anybody has written: no answer of the API is ever kept here. */
export function keepShellFiles(): void {
  worker.addEventListener('install', (event) => event.waitUntil(takeFiles()));
  worker.addEventListener('activate', (event) => event.waitUntil(dropOlder()));
  worker.addEventListener('message', (event) => {
    if (event.data === 'take-over') void worker.skipWaiting();
  });
  worker.addEventListener('fetch', answer);
}

/** What an older version had already is not fetched again: a hashed name stands for its content. */
async function takeFiles(): Promise<void> {
  const cache = await caches.open(cacheName);
  await Promise.all(
    __FILES__.map(async (file) => {
      const known = file.startsWith('/assets/') ? await caches.match(file) : undefined;
      const response = known ?? (await fetch(file, { cache: 'no-cache' }));
      if (!response.ok) throw new Error(`${file}: ${response.status}`);
      await cache.put(file, response);
    }),
  );
}

async function dropOlder(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(
    names.filter((n) => n.startsWith(PREFIX) && n !== cacheName).map((n) => caches.delete(n)),
  );
  await worker.clients.claim();
}

function answer(event: Fetching): void {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (url.pathname.startsWith('/api/')) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(file(request));
  else if (__FILES__.includes(url.pathname)) event.respondWith(fetch(request).catch(() => file(request)));
}

/** The page of the newest version; that of this one where there is no network. */
async function page(request: Request): Promise<Response> {
  const kept = await caches.match('/index.html');
  if (!kept) return fetch(request);
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
  return Promise.race([fetch(request).catch(() => kept), late]);
}

/** Parts that are wanted later on join those that were kept from the start. */
async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok && response.headers.get('content-type')?.includes('html') === false)
    await (await caches.open(cacheName)).put(request, response.clone());
  return response;
}
