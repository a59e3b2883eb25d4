import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { commandOf, isAlive, processesIn } from './processes.js';
import { StandInHouse } from './testing/stand-in-house.js';

jest.setTimeout(60_000);

describe('the house', () => {
  let house: StandInHouse;
  beforeAll(async () => {
    house = await StandInHouse.build();
  });
  afterAll(() => house.remove());

  const pids = async () => [house.postgresPid, (await house.ask())?.pid ?? 0];
  const data = () => join(house.root, '.tessera', 'postgres');

  it('starts on an empty folder, says where everything is and shows the first accounts', async () => {
    await house.start();
    expect(house.output).toContain(`http://127.0.0.1:${house.port}/admin`);
    expect(house.output).toContain(`http://127.0.0.1:${house.port}/api/docs`);
    expect(house.output).toContain('first-password');
    expect(await house.ask()).toMatchObject({ starts: 1 });
  });

  it('keeps secrets in a file that only the owner reads', () => {
    expect(statSync(join(house.root, '.tessera', 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(statSync(data()).mode & 0o077).toBe(0);
  });

  it('refuses a second launcher on the same data, and the first goes on', async () => {
    const second = await StandInHouse.build(house.root);
    await second.start();
    expect(second.exitCode).toBe(1);
    expect(second.output).toContain('already runs');
    expect(await house.ask()).toMatchObject({ starts: 1 });
  });

  it('starts Postgres again after kill -9, and nothing that was committed is lost', async () => {
    const [before] = await pids();
    process.kill(before ?? 0, 'SIGKILL');
    await house.until(() => house.output.includes('Postgres is up again'));
    await house.until(async () => (await house.ask()) !== undefined);
    expect(house.postgresPid).not.toBe(before);
    expect(await house.ask()).toMatchObject({ starts: 1 });
  });

  it('starts the server again after kill -9', async () => {
    const before = (await house.ask())?.pid ?? 0;
    process.kill(before, 'SIGKILL');
    await house.until(async () => ((await house.ask())?.pid ?? before) !== before);
    expect(await house.ask()).toMatchObject({ starts: 2 });
  });

  it('stops everything within 5 s and leaves no process', async () => {
    const running = await pids();
    const { code, milliseconds } = await house.end('SIGTERM');
    expect(code).toBe(0);
    expect(milliseconds).toBeLessThan(5000);
    expect(running.filter(isAlive)).toEqual([]);
    expect(processesIn(data())).toEqual([]);
  });

  it('finds its data again, and names the accounts file without showing what is in it', async () => {
    await house.start();
    expect(await house.ask()).toMatchObject({ starts: 3 });
    expect(house.output).toContain('first-accounts.txt');
    expect(house.output).not.toContain('first-password');
  });

  it('leaves no process when the launcher itself is killed', async () => {
    const running = await pids();
    await house.end('SIGKILL');
    await house.until(() => !running.some(isAlive) && processesIn(data()).length === 0);
  });

  it('stops a server that does not want to end within 5 s, too', async () => {
    await house.start({ STAND_IN_IS_STUBBORN: '1' });
    const running = await pids();
    const { milliseconds } = await house.end('SIGINT');
    expect(milliseconds).toBeLessThan(5000);
    expect(running.filter(isAlive)).toEqual([]);
  });

  it('stops a Postgres that a crash left running, and starts on its data', async () => {
    await house.start();
    const [left] = await pids();
    // The shells that watch over Postgres work in its folder, too: without them Postgres stays.
    const keepers = processesIn(data()).filter((pid) => commandOf(pid).startsWith('/bin/sh'));
    for (const pid of keepers) process.kill(pid, 'SIGKILL');
    await house.end('SIGKILL');
    expect(isAlive(left ?? 0)).toBe(true);
    await house.start();
    expect(house.output).toContain(`still runs (process ${left})`);
    expect(await house.ask()).toBeDefined();
    await house.end('SIGTERM');
  });

  it('says which port is taken and which variable changes it, and leaves nothing behind', async () => {
    const squatter = createServer().listen(house.port, '127.0.0.1');
    await house.start();
    squatter.close();
    expect(house.exitCode).toBe(1);
    expect(house.output).toContain(`Port ${house.port} is taken`);
    expect(house.output).toContain('TESSERA_PORT=');
    expect(processesIn(data())).toEqual([]);
  });

  it('says what is wrong with DATABASE_URL and keeps the password to itself', async () => {
    await house.start({ DATABASE_URL: 'postgres://tessera:open-sesame@127.0.0.1:1/cards' });
    expect(house.exitCode).toBe(1);
    expect(house.output).toContain('Nothing answers at 127.0.0.1:1/cards');
    expect(house.output).not.toContain('open-sesame');
  });
});
