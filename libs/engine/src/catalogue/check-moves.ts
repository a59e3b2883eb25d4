import type { ObjectType } from '@tessera/plugin-api';
import type { Findings } from './findings.js';

type Moves = Readonly<Record<string, readonly string[] | undefined>>;

/** Checks that moves lead from and to states that are there, and out of no final one. */
export function checkMoves(type: ObjectType, moves: Moves, findings: Findings): void {
  for (const [from, targets = []] of Object.entries(moves)) {
    const known = from === 'nothing' || Object.hasOwn(type.states, from);
    findings.expect(known, `It moves objects out of ${from}, which is no state of ${type.name}.`, 'Correct the name of the state.');
    // Staying in a final state is no way out of it.
    const final = known && type.states[from]?.final === true && targets.some((to) => to !== from);
    findings.expect(!final, `It moves objects out of ${from}, which is final.`, 'Leave this move out, or let the state not be final.');
    for (const to of targets) {
      findings.expect(Object.hasOwn(type.states, to), `It moves objects to ${to}, which is no state of ${type.name}.`, 'Correct the name of the state.');
    }
  }
}
