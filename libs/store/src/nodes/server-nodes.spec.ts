import { v7 as uuidv7 } from 'uuid';
import { openTestStore } from '../testing/test-store.js';
import type { TestStore } from '../testing/test-store.js';
import type { ServerNode } from './server-nodes.js';

let room: TestStore;
beforeAll(async () => { room = await openTestStore(); });
afterAll(() => room.close());

const SILENCE = 15;
const node = (more: Partial<ServerNode> = {}): ServerNode =>
  ({ id: uuidv7(), version: '1.0.0', packageHash: 'abc', roles: ['api'], hostName: 'here', ...more });
const beat = (one: ServerNode, upForSeconds = 1) => room.nodes.beat({ ...one, upForSeconds }, SILENCE);
const agoOf = (id: string, seconds: number) =>
  room.dataSource.query('update server_nodes set seen_at = clock_timestamp() - make_interval(secs => $2) where id = $1', [id, seconds]);

describe('nodes', () => {
  const [first, second] = [node(), node({ packageHash: 'def', roles: ['api', 'worker'] })];

  it('hear of each other', async () => {
    expect(await beat(first)).toMatchObject([first]);
    expect(await beat(second)).toMatchObject([first, second]);
    expect(await beat(first)).toMatchObject([first, second]);
  });

  it('forget who has been silent for too long, and know them again when they come back', async () => {
    await agoOf(second.id, SILENCE - 2);
    expect(await beat(first)).toHaveLength(2);
    await agoOf(second.id, SILENCE + 1);
    expect(await beat(first)).toMatchObject([first]);
    expect(await room.dataSource.query('select id from server_nodes')).toEqual([{ id: first.id }]);
    expect(await beat(second)).toHaveLength(2);
  });

  it('are listed by how long they have been up', async () => {
    const older = node();
    expect(await beat(older, 3_600)).toMatchObject([older, first, second]);
    await room.nodes.leave(older.id);
  });

  it('forget at once who leaves', async () => {
    await room.nodes.leave(second.id);
    expect(await beat(first)).toMatchObject([first]);
  });
});
