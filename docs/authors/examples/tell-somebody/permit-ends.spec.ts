import { notifier } from '@tessera/plugin-api';
import type { PersonNotice } from '@tessera/plugin-api';
import { rehearseTask } from '@tessera/plugin-kit';
import { permitWithdrawn, tellHolder } from './permit-ends.js';

const ada = '0191d3a0-7c1e-7b52-9f0e-5a4d3c2b1a09';

it.each([[ada, 1], [undefined, 0]])('tells %s', async (holder, count) => {
  const notices: PersonNotice[] = [];
  const services = { [notifier.name]: { notify: async (notice: PersonNotice) => void notices.push(notice) } };
  const subjects = [{ state: 'withdrawn' as const, attributes: { number: 'P000042', ...(holder && { holder }) } }];
  const { status } = await rehearseTask(tellHolder, { payload: ([id = '']) => ({ id }), subjects, services });
  expect(status).toBe('done');
  expect(notices).toEqual(Array.from({ length: count }, () => ({ key: expect.any(String), identityId: ada, template: permitWithdrawn.name, values: { number: 'P000042' } })));
});
