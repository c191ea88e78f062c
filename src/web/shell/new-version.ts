const RELOADED = 'mijoz.reloaded';
const ONCE_IN_MS = 60_000;

/**
 * After an update the parts of the program that an open page has yet to fetch are gone: the page is loaded anew, where it
 * stands. Not twice within a minute, lest a part that is truly missing reload for ever.
 */
export function followNewVersions(): void {
  window.addEventListener('vite:preloadError', (event) => {
    // Without a network the part is not gone, and a page loaded anew would have less than this one.
    if (!navigator.onLine) return;
    const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
    if (Date.now() - last < ONCE_IN_MS) return;
    event.preventDefault();
    sessionStorage.setItem(RELOADED, String(Date.now()));
    window.location.reload();
  });
}
