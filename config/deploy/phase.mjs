// Runs a program that takes a while: quiet when it works, with a sign of life, and all it said when it fails.
import { spawn } from 'node:child_process';
import { root } from './paths.mjs';

const KEPT = 2_000_000;

/** Whole seconds since a moment, for people. */
export const secondsSince = (start) => Math.round((Date.now() - start) / 1000);

/**
 * Runs a program and gives { code, output, seconds }. `title` is repeated with the time that passed,
 * at first after `every` seconds, so that nobody takes a long phase for a hang.
 */
export function runPhase(title, command, args, { env = {}, every = 10, show = false, cwd = root } = {}) {
  const start = Date.now();
  let output = '';
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const hear = (stream) => (chunk) => {
    output = (output + chunk).slice(-KEPT);
    if (show) stream.write(chunk);
  };
  child.stdout.on('data', hear(process.stdout));
  child.stderr.on('data', hear(process.stderr));
  const sign = setInterval(() => console.log(`${title}... ${secondsSince(start)} s`), every * 1000);
  const unbind = passSignalsTo(child);
  return new Promise((resolve) => {
    const end = (code, more = '') => {
      clearInterval(sign);
      unbind();
      resolve({ code, output: output + more, seconds: secondsSince(start) });
    };
    child.on('error', (error) => end(1, error.message));
    child.on('close', (code, signal) => end(code ?? (signal ? 130 : 1)));
  });
}

function passSignalsTo(child) {
  const pass = (signal) => {
    child.kill(signal);
    process.exitCode = 130;
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, pass);
  return () => {
    for (const signal of signals) process.off(signal, pass);
  };
}

/** The last lines of what a program said. */
export const lastLines = (output, count = 40) => output.trimEnd().split('\n').slice(-count).join('\n');
