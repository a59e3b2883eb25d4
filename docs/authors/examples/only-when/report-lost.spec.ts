import { rehearse } from '@tessera/plugin-kit';
import { reportLost } from './report-lost.js';

const subjects = [{ state: 'active' as const }];
const reasonOf = ({ objects }: Awaited<ReturnType<typeof rehearse>>) => objects[0]?.attributes['reason'];

it('asks for the report of what was stolen, and of nothing else', async () => {
  expect(reasonOf(await rehearse(reportLost, { subjects, input: { isStolen: false } }))).toBe('Lost');
  expect(reasonOf(await rehearse(reportLost, { subjects, input: { isStolen: true, report: '12/2030' } }))).toBe('Stolen, report 12/2030');
  const { faults } = await rehearse(reportLost, { subjects, input: { isStolen: true } });
  expect(faults).toEqual([{ pointer: '/report', reason: 'required' }]);
});

it('asks nobody where the administrator does not want it', async () => {
  const outcome = await rehearse(reportLost, { subjects, options: { askForReport: false }, input: { isStolen: true } });
  expect(reasonOf(outcome)).toBe('Stolen, report not asked for');
});
