import { BUILT_IN_ACTIONS } from '@tessera/plugin-api';
import type { Reaction } from '@tessera/plugin-api';
import type { Findings } from './findings.js';
import { knowsCapability, knowsType } from './world.js';
import type { World } from './world.js';

/** Checks that reactions listen to something that can happen, and start a task that is there. */
export function checkReactions(reactions: readonly Reaction[], world: World, findings: Findings): void {
  for (const reaction of reactions) {
    const here = findings.within(`reaction ${reaction.task.name}`);
    here.expect(world.tasks.has(reaction.task.name), `Task ${reaction.task.name} is not among the package's tasks.`, 'Add it to tasks in definePlugin().');
    if ('event' in reaction) {
      const known = knowsCapability(world, reaction.capability);
      here.expect(known, `Nobody provides the capability ${reaction.capability}.`, 'Install a package with a connector for it.');
      continue;
    }
    const type = world.objectTypes.get(reaction.objectType);
    here.expect(knowsType(world, reaction.objectType), `Object type ${reaction.objectType} is not installed.`, 'Install the package that brings it, before this one.');
    if ('action' in reaction) {
      const known = BUILT_IN_ACTIONS.includes(reaction.action);
      here.expect(known, `${String(reaction.action)} is no action that happens to objects.`, `Name one of ${BUILT_IN_ACTIONS.join(', ')}.`);
      continue;
    }
    const reachable = !type || Object.hasOwn(type.states, reaction.reaches);
    here.expect(reachable, `${reaction.objectType} has no state ${reaction.reaches}.`, 'Correct the name of the state.');
  }
}
