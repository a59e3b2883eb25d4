import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';

/** Calls back for every whole line of a stream. */
export function eachLine(stream: Readable, take: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(take);
  });
  stream.on('end', () => {
    if (rest) take(rest);
  });
}

/** A log file that only its owner reads, begun anew by every start, and cut off rather than filling the disk. */
export function openLog(file: string, limit = 20_000_000): (text: string) => void {
  const stream = createWriteStream(file, { mode: 0o600 });
  // A full disk must not take the house down with it.
  stream.on('error', () => undefined);
  let written = 0;
  return (text) => {
    if (written > limit) return;
    written += text.length;
    stream.write(text);
  };
}

/** Says what is being waited for, and for how long, once that takes noticeable time. */
export async function withProgress<T>(title: string, work: Promise<T>, say: (line: string) => void): Promise<T> {
  const start = Date.now();
  const sign = setInterval(() => say(`${title}... ${Math.round((Date.now() - start) / 1000)} s`), 3000);
  try {
    return await work;
  } finally {
    clearInterval(sign);
  }
}
