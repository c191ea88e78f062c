import { spawn } from 'node:child_process';
import os from 'node:os';
import { inProject, root } from './project.mjs';

/**
 * Starts a program; `ended` resolves to its exit code. It has a process group of its own, so that Ctrl-C
 * reaches this process alone, which passes it on once: npm repeats a signal that the terminal has sent already.
 * The channel between both tells the program when this process is killed.
 */
export function startServer(node, args, env = {}) {
  const child = spawn(node, args, {
    cwd: root,
    // What Node made of the sources is kept, so that the next start need not make it again.
    env: { NODE_COMPILE_CACHE: inProject('.cache/compiled'), ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: process.platform !== 'win32',
  });
  return { ended: untilEnd(child), stop: () => void child.kill('SIGTERM') };
}

/** Runs a program in the foreground, with the terminal's input. */
export function runTool(node, args, env = {}) {
  const child = spawn(node, args, { cwd: root, env: { ...process.env, ...env }, stdio: 'inherit' });
  return untilEnd(child);
}

function untilEnd(child) {
  const unlisten = forwardSignals(child);
  const unwatch = stopWithoutParent(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      unlisten();
      unwatch();
      resolve(code ?? 128 + (os.constants.signals[signal] ?? 0));
    });
  });
}

function forwardSignals(child) {
  let last = 0;
  const forward = (signal) => {
    if (Date.now() - last < 1000) return;
    last = Date.now();
    child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.off(signal, forward);
  };
}

// npm hands a SIGTERM to the shell between it and us, which ends without passing it on.
function stopWithoutParent(child) {
  if (!process.env.npm_lifecycle_event) return () => undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    child.kill('SIGTERM');
  }, 300);
  return () => clearInterval(timer);
}
