import { defineUseCase } from '@tessera/plugin-api';
import { parkingPermit } from '../permit/parking-permit.js';

/** A permit is gone. */
export const reportLost = defineUseCase({
  symbolicName: 'ParkingProcReportLost',
  title: 'Report lost permit',
  story: 'As an operator I want to take a lost permit out of use.',
  objectType: parkingPermit,
  moves: { active: ['withdrawn'] },
  startsAt: ['profile'],
  permission: 'parking-permit:withdraw',
  // #region when
  options: { askForReport: { kind: 'boolean', title: 'Ask for the police report', initial: true } },
  steps: [
    { title: 'What happened?', fields: { isStolen: { kind: 'boolean', title: 'It was stolen' } } },
    {
      title: 'Police report',
      // The step is there only where the administrator wants it …
      when: { option: 'askForReport', is: true },
      fields: {
        // … and the question only for what was stolen.
        report: { kind: 'text', title: 'Number of the report', maxLength: 40, when: { field: 'isStolen', is: true } },
      },
    },
  ],

  async execute(run) {
    // The type of `report` is `string | undefined`: TypeScript knows that it may not have been asked.
    const reason = run.input.isStolen ? `Stolen, report ${run.input.report ?? 'not asked for'}` : 'Lost';
    for (const permit of run.subjects) await run.move(permit, 'withdrawn', { reason });
  },
  // #endregion
});
