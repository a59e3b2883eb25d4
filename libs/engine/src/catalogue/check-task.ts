import type { AnyTask } from '@tessera/plugin-api';
import { checkMoves } from './check-moves.js';
import type { Findings } from './findings.js';
import { OF_THE_HOUSE } from './of-the-house.js';
import { knowsCapability, knowsType } from './world.js';
import type { World } from './world.js';

const MOST_ATTEMPTS = 100;

/** Checks a task's attempts and moves. */
export function checkTask(task: AnyTask, world: World, findings: Findings): void {
  const { title, attempts, objectType, moves, uses = [] } = task;
  findings.expect(typeof title === 'string' && title.trim() !== '', 'It has no title.', 'Say in a few words what it does, for those who see that it failed.');
  const sensible = Number.isInteger(attempts) && attempts >= 1 && attempts <= MOST_ATTEMPTS;
  findings.expect(sensible, `${attempts} is no number of attempts.`, `Give a whole number from 1 to ${MOST_ATTEMPTS}.`);
  findings.expect(typeof task.perform === 'function' && typeof task.giveUp === 'function', 'It has no perform or no giveUp.', 'Say what it does, and what the world looks like when all attempts have failed.');
  findings.expect(knowsType(world, objectType.name), `Object type ${objectType.name} is not installed.`, 'Install the package that brings it, before this one.');
  checkMoves(objectType, moves, findings);
  for (const { name } of uses) {
    const provided = OF_THE_HOUSE.has(name) || knowsCapability(world, name);
    findings.expect(provided, `Nobody provides the capability ${name}, which it asks for.`, 'Install a package with a connector for it.');
  }
}
