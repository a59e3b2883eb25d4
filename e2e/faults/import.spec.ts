import { jest } from '@jest/globals';
import { expectStatus, startHouse, PASSWORD, type House } from '../support/house.ts';
import { MISSED_SOON } from '../support/kills.ts';
import { until } from '../support/random.ts';

jest.setTimeout(120_000);
const ROWS = 15_000;
interface View { readonly id: string; readonly status: string; readonly mapping: object; readonly atLine: number; readonly created: number; readonly refused: number; readonly unchanged: number }

let house: House;
beforeAll(async () => { house = await startHouse({ env: { ...MISSED_SOON, TESSERA_DEMO: '0' } }); }, 90_000);
afterAll(() => house.stop());

const read = async (id: string): Promise<View> => (await house.administrator.get<View>(`/admin/imports/${id}`)).body;

it('an import goes on where it stood when the server is killed: nobody twice, nobody lost', async () => {
  const { administrator: admin } = house;
  const rows = Array.from({ length: ROWS }, (_, index) => `Person ${index},person.${index}@example.org`).join('\n');
  const { body: opened } = await expectStatus(admin.post<View>('/admin/imports', { kind: 'UsersAddonCSV', fileName: 'people.csv' }), 201);
  const sent = await fetch(`${admin.base}/api/admin/imports/${opened.id}/content?number=0`, {
    method: 'PUT', headers: { ...admin.credentials(), 'content-type': 'application/octet-stream' }, body: `name,email\n${rows}\n`,
  });
  expect(sent.status).toBe(200);
  const { body: file } = await expectStatus(admin.post<View>(`/admin/imports/${opened.id}/inspect`, {}), 200);
  await expectStatus(admin.post(`/admin/imports/${file.id}/check`, { mapping: file.mapping, keyField: 'email' }), 202);
  await until('the check', 60_000, async () => (await read(file.id)).status === 'checked');
  await expectStatus(admin.post(`/admin/imports/${file.id}/run`), 202);
  await until('some rows', 60_000, async () => (await read(file.id)).atLine > ROWS / 5);
  await house.killServer();
  const stood = await house.startServer().then(() => admin.signIn('admin', PASSWORD)).then(() => read(file.id));
  expect(stood).toMatchObject({ status: 'running' });
  await until('the end', 90_000, async () => (await read(file.id)).status === 'done');
  expect(await read(file.id)).toMatchObject({ created: ROWS, refused: 0, unchanged: 0 });
  const { body } = await admin.get<{ counts: { state: string; count: number; capped: boolean }[] }>('/objects/counts?type=identity');
  expect(body.counts.find(({ state }) => state === 'active')).toMatchObject({ capped: true });
  const again = await admin.get<{ items: unknown[] }>('/objects?type=identity&text=person.14999%40example.org');
  expect(again.body.items).toHaveLength(1);
});
