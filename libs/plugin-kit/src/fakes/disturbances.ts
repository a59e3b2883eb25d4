import type { Moves, ObjectType, TaskDefinition } from '@tessera/plugin-api';
import { rehearseTask } from '../rehearse-task.js';
import type { TaskRehearsal, TaskScene } from '../rehearse-task.js';
import type { CallFault, Fake, MethodOf } from './fake-capability.js';

const SURVIVABLE: readonly (CallFault & string)[] = ['away', 'answer-lost', 'twice', 'never'];

/**
 * Rehearses a task once per fault at each call that it makes of a partner, and says what then went otherwise than without. An empty
 * list proves that every attempt can be repeated: the same objects in the end, and never another message than the first time.
 */
export async function disturbances<T extends ObjectType, M extends Moves<T>, P, C>(
  task: TaskDefinition<T, M, P>,
  scene: TaskScene<T, P>,
  partner: () => Fake<C>,
): Promise<readonly string[]> {
  const calm = partner();
  const usual = await once(task, scene, calm);
  if (calm.received.length === 0) return ['the partner is never called, so nothing is proved'];
  const counts = new Map<MethodOf<C>, number>();
  const found: string[] = [];
  for (const { method } of calm.received) {
    const earlier = counts.get(method) ?? 0;
    counts.set(method, earlier + 1);
    for (const fault of SURVIVABLE) {
      const fake = partner().next(method, ...Array.from({ length: earlier }, () => undefined), fault);
      const where = `${method}, call ${earlier + 1}, ${fault}`;
      found.push(...differences(usual, await once(task, scene, fake)).map((what) => `${where}: ${what}`), ...otherMessages(calm, fake).map((what) => `${where}: ${what}`));
    }
  }
  return found;
}

const once = <T extends ObjectType, M extends Moves<T>, P, C>(task: TaskDefinition<T, M, P>, scene: TaskScene<T, P>, { services }: Fake<C>): Promise<TaskRehearsal> =>
  rehearseTask(task, { ...scene, services: { ...scene.services, ...services } });

function differences(usual: TaskRehearsal, disturbed: TaskRehearsal): readonly string[] {
  if (usual.status !== disturbed.status) return [`it ends as ${disturbed.status} instead of ${usual.status} (${disturbed.lastError ?? 'no error'})`];
  const [before, after] = [usual, disturbed].map(({ objects }) => JSON.stringify(objects.map(({ state, attributes }) => ({ state, attributes }))));
  return before === after ? [] : [`the objects become ${after} instead of ${before}`];
}

function otherMessages<C>(calm: Fake<C>, disturbed: Fake<C>): readonly string[] {
  const usual = new Set(calm.received.map((call) => JSON.stringify(call)));
  const others = [...new Set(disturbed.received.map((call) => JSON.stringify(call)))].filter((call) => !usual.has(call));
  return others.map((call) => `the partner hears ${call}, which it does not hear otherwise`);
}
