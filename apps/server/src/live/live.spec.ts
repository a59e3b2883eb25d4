import { jest } from '@jest/globals';
import { newId } from '../house/new-id.js';
import { TestHouse, until, type Person } from '../worker/testing/test-house.js';
import { LiveDesk } from './live-desk.js';

jest.setTimeout(40_000);

// How soon a stream knows what has become of its reader.
const WITHIN = 2_000;

interface Heard { readonly event: string; readonly data: Record<string, unknown> }

describe('live updates', () => {
  let house: TestHouse;
  let order: string;
  const streams: AbortController[] = [];

  beforeAll(async () => {
    house = await TestHouse.open();
    order = await house.putOn('new', { useCase: 'BadgesProcOrder' });
  }, 60_000);
  afterEach(() => streams.splice(0).forEach((stream) => stream.abort()));
  afterAll(() => house.close());

  async function listen(person: Person): Promise<{ heard: Heard[]; isOver(): boolean }> {
    const stream = new AbortController();
    streams.push(stream);
    const answer = await fetch(`${house.url}/api/events`, { headers: person.headers, signal: stream.signal });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const heard: Heard[] = [];
    let over = false;
    void read(answer, heard).then(() => (over = true), () => (over = true));
    await new Promise((resolve) => setTimeout(resolve, 600));
    return { heard, isOver: () => over };
  }

  const orderAs = ({ accountId }: Person) =>
    house.engine.runs.start({ id: accountId, displayName: 'Ada', kind: 'person', permissions: new Set(['*']) }, { entryId: order, input: {} });

  it('tell of objects that I may read and of my own runs', async () => {
    const ada = await house.signIn('badge:read');
    const bob = await house.signIn('badge:read');
    const blind = await house.signIn('other:read');
    const [mine, theirs, none] = [await listen(ada), await listen(bob), await listen(blind)];
    const run = await orderAs(ada);
    await until(async () => mine.heard.length >= 2);
    expect(mine.heard).toContainEqual({ event: 'objects', data: { objectType: 'badge', ids: run.outcome?.objectIds, states: ['blank'] } });
    expect(mine.heard).toContainEqual({ event: 'runs', data: { ids: [run.id] } });
    await until(async () => theirs.heard.length > 0);
    expect(theirs.heard.map(({ event }) => event)).toEqual(['objects']);
    expect(none.heard).toEqual([]);
  });

  it('tell of new rules', async () => {
    const ada = await house.signIn('badge:read');
    const { heard } = await listen(ada);
    await house.putOn('printed', { useCase: 'BadgesProcEncode' });
    await until(async () => heard.some(({ event, data }) => event === 'rules' && Number(data['revision']) > 1));
  });

  it('end when their reader signs out', async () => {
    const ada = await house.signIn('badge:read');
    const stream = await listen(ada);
    await house.foundations.storeRoom.sessions.close(ada.sessionId);
    await until(async () => stream.isOver(), WITHIN);
  });

  it('follow a permission that is taken away', async () => {
    const ada = await house.signIn('badge:read');
    const stream = await listen(ada);
    await house.foundations.dataSource.query('delete from account_roles where account_id = $1', [ada.accountId]);
    await new Promise((resolve) => setTimeout(resolve, WITHIN));
    await orderAs(await house.signIn());
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(stream.heard.filter(({ event }) => event === 'objects')).toEqual([]);
  });

  it('follow a role that the access scheme asks for', async () => {
    const ada = await house.signIn('badge:read');
    const eve = await house.signIn('badge:read');
    const { accessSchemes, accounts } = house.foundations.storeRoom;
    const role = (await accounts.read(ada.accountId))?.roles[0] ?? '';
    await house.foundations.dataSource.query('insert into account_roles (account_id, role) values ($1, $2)', [eve.accountId, role]);
    const scheme = { id: newId(), objectType: 'badge', level: 'model' as const, name: 'badge', revision: 0, entries: [
      { permission: 'List' as const, filter: { subject: 'role' as const, is: role } },
      { permission: 'Create' as const, filter: { everyone: true as const } },
    ] };
    await accessSchemes.saveScheme(scheme, 0, { id: newId(), at: new Date(), actorId: newId(), actorName: 'Test', action: 'access-scheme.saved' });
    const [first, second] = [await listen(ada), await listen(eve)];
    await house.foundations.dataSource.query('delete from account_roles where account_id = $1 and role = $2', [eve.accountId, role]);
    await new Promise((resolve) => setTimeout(resolve, WITHIN));
    await orderAs(await house.signIn());
    await until(async () => first.heard.some(({ event }) => event === 'objects'));
    expect(second.heard.filter(({ event }) => event === 'objects')).toEqual([]);
    await house.foundations.dataSource.query('delete from access_schemes');
  });

  it('do not keep an idle session awake', async () => {
    const ada = await house.signIn('badge:read');
    await listen(ada);
    const seen = () => house.foundations.dataSource.query<{ last_seen_at: Date }[]>('select last_seen_at from sessions where id = $1', [ada.sessionId]);
    await house.foundations.dataSource.query(`update sessions set last_seen_at = last_seen_at - interval '1 hour' where id = $1`, [ada.sessionId]);
    const before = await seen();
    await house.app.get(LiveDesk).check();
    expect(await seen()).toEqual(before);
  });

  it('are for people who are signed in', async () => {
    expect((await fetch(`${house.url}/api/events`)).status).toBe(401);
  });
});

async function read(answer: Response, heard: Heard[]): Promise<void> {
  let text = '';
  for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
    text += Buffer.from(chunk).toString('utf8');
    const parts = text.split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const event = /^event: (.*)$/m.exec(part)?.[1];
      const data = /^data: (.*)$/m.exec(part)?.[1];
      if (event && data) heard.push({ event, data: JSON.parse(data) as Record<string, unknown> });
    }
  }
}
