// Runs a program that takes a while: quiet when it works, with a sign of life, and all it said when it fails.
import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const KEPT = 2_000_000;

/** Whole seconds since a moment, for people. */
export const secondsSince = (start) => Math.round((Date.now() - start) / 1000);

/**
 * Runs a program and gives { code, output, seconds }. `title` is repeated with the time that passed, every ten
 * seconds, so that nobody takes a long phase for a hang; after `limit` seconds it is ended and counts as failed.
 */
export function runPhase(title, command, args, { env = {}, every = 10, limit = 1800, cwd = root } = {}) {
  const start = Date.now();
  let output = '';
  // A group of its own, so that ending it ends whatever it has started.
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => { output = (output + chunk).slice(-KEPT); });
  }
  const sign = setInterval(() => console.log(`${title}... ${secondsSince(start)} s`), every * 1000);
  const tooLong = setTimeout(() => endGroup(child, 'SIGTERM'), limit * 1000);
  const release = endOnSignals(child);
  return new Promise((resolve) => {
    const end = (code, more = '') => {
      clearInterval(sign);
      clearTimeout(tooLong);
      release();
      const late = secondsSince(start) >= limit ? `\nEnded after ${limit} s without an answer.` : '';
      resolve({ code, output: output + more + late, seconds: secondsSince(start) });
    };
    child.on('error', (error) => end(1, error.message));
    child.on('close', (code) => end(code ?? 1));
  });
}

function endGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    child.kill(signal);
  }
}

// Ctrl+C ends the running program, and then us.
function endOnSignals(child) {
  const stop = (signal) => {
    endGroup(child, signal);
    setTimeout(() => endGroup(child, 'SIGKILL'), 8000).unref();
    child.once('close', () => process.exit(130));
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}

/** The last lines of what a program said. */
export const lastLines = (output, count = 40) => output.trimEnd().split('\n').slice(-count).join('\n');

/** What Nx ran that failed; everything when nothing can be told apart. */
export function failedParts(output) {
  const parts = output.split(/^(?=> nx run )/m);
  const failed = parts.filter((part) => part.startsWith('> nx run ') && /^Warning: command .* exited with|✖ \d+ problem|^FAIL /m.test(part));
  return lastLines((failed.length > 0 ? failed : parts).join('\n'), 400);
}
