import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Backoff } from './backoff.js';
import { addressIn } from './child.js';
import { openable } from './greeting.js';
import { takeFolder } from './only-one.js';
import { eachLine } from './output.js';
import { findLeftover, parsePostmasterPid } from './postgres/leftover.js';
import { nameForElsewhere } from './postgres/placement.js';
import { describeProblem, Problem } from './problem.js';
import { openSecrets } from './secrets.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tessera-launcher-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('starting again', () => {
  it('waits longer each time, and gives up after six failures in a row', () => {
    const backoff = new Backoff();
    expect([1, 2, 3, 4, 5, 6, 7].map((now) => backoff.next(now))).toEqual([250, 500, 1000, 2000, 4000, 8000, undefined]);
  });

  it('forgets old failures after a calm minute', () => {
    const backoff = new Backoff();
    backoff.next(0);
    backoff.next(1);
    backoff.started(2);
    expect(backoff.next(60_002)).toBe(250);
  });
});

describe('secrets', () => {
  it('are generated once and stay', () => {
    const first = openSecrets(folder, false);
    expect(Buffer.from(first.key, 'base64')).toHaveLength(32);
    expect(openSecrets(folder, true)).toEqual(first);
  });

  it('are not replaced in silence when a database exists that needs the lost ones', () => {
    expect(() => openSecrets(folder, true)).toThrow('is gone');
  });

  it('that cannot be read are a problem, not a reason for new ones', () => {
    writeFileSync(join(folder, 'secrets.json'), '{ "key": ');
    expect(() => openSecrets(folder, false)).toThrow('cannot be read');
    expect(readFileSync(join(folder, 'secrets.json'), 'utf8')).toBe('{ "key": ');
  });
});

describe('what a crash leaves', () => {
  it.each([
    ['4711\n/data\n', 4711],
    ['-4711\n', 4711],
    ['', undefined],
    ['rubbish', undefined],
    ['1\n', undefined],
  ])('is read from postmaster.pid: %j', (text, pid) => {
    expect(parsePostmasterPid(text)).toBe(pid);
  });

  it('is nothing in an empty folder', () => {
    expect(findLeftover(folder)).toEqual({ kind: 'nothing' });
  });

  it('is stale when the process id now belongs to another program', () => {
    writeFileSync(join(folder, 'postmaster.pid'), `${process.pid}\n`);
    expect(findLeftover(folder)).toEqual({ kind: 'stale' });
  });
});

describe('the data folder', () => {
  it('is taken again after its launcher is gone', () => {
    writeFileSync(join(folder, 'launcher.json'), JSON.stringify({ pid: 2 ** 22 - 1, began: '1' }));
    const release = takeFolder(folder);
    expect(JSON.parse(readFileSync(join(folder, 'launcher.json'), 'utf8'))).toMatchObject({ pid: process.pid });
    release();
  });

  it('gets a name elsewhere that tells clones of the same name apart', () => {
    const name = (root: string) => nameForElsewhere(`${root}/.tessera`, root);
    expect(name('/root/a/tessera')).toMatch(/^tessera-[0-9a-f]{8}$/);
    expect(name('/root/a/tessera')).not.toBe(name('/root/b/tessera'));
  });
});

describe('words', () => {
  it('say what is wrong, then the ways out', () => {
    expect(describeProblem(new Problem('It rains.', ['Take an umbrella.']))).toBe('\nIt rains.\nWhat you can do:\n  - Take an umbrella.\n');
  });

  it('name an address that a browser can open', () => {
    expect(openable('http://0.0.0.0:4300')).toBe('http://localhost:4300');
    expect(openable('http://127.0.0.1:4300/')).toBe('http://127.0.0.1:4300');
  });

  it('are heard line by line, whatever the chunks', async () => {
    const lines: string[] = [];
    const stream = Readable.from(['tess', 'era listening on http://127.0.0.1:1\nsec', 'ond']);
    eachLine(stream, (line) => lines.push(line));
    await new Promise((resolve) => stream.on('close', resolve));
    expect(lines).toEqual(['tessera listening on http://127.0.0.1:1', 'second']);
    expect(lines.map(addressIn)).toEqual(['http://127.0.0.1:1', undefined]);
  });
});

