import { SYNC_TAG } from '../web/offline/outbox.ts';
import { sendOutbox } from '../web/offline/send.ts';
import { worker } from '../web/offline/worker/scope.ts';
import { keepShellFiles } from '../web/offline/worker/shell-files.ts';
import { showWhatIsTold } from '../web/offline/worker/told.ts';

// The service worker: built by itself to /sw.js.
keepShellFiles();
showWhatIsTold();

worker.addEventListener('sync', (event) => {
  if (event.tag === SYNC_TAG) event.waitUntil(sendOutbox().then(demandAll));
});

/** The browser tries again later where something is left. */
function demandAll(isAllSent: boolean): void {
  if (!isAllSent) throw new Error('not all is sent');
}
