import { Forms, initialValues, Refusal } from '@tessera/engine';
import type { Fault, FieldFault } from '@tessera/engine';
import { MemoryHouse } from '@tessera/engine/in-memory';
import { definePlugin } from '@tessera/plugin-api';
import type { AnyUseCase, Plugin } from '@tessera/plugin-api';
import { wholeOf } from '../whole.js';

type Stored = Readonly<Record<string, unknown>>;

/** Throws with all faults in words, if there are any. */
export function none(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new Error(faults.map((fault) => `${fault.where}: ${fault.cause} ${fault.fix}`).join('\n'));
}

/** Throws with what is wrong with values, if anything is. */
export function refuseFaults(what: string, faults: readonly FieldFault[]): void {
  if (faults.length > 0) throw new Error(`${what}: ${faults.map(({ pointer, reason }) => `${pointer} ${reason}`).join(', ')}`);
}

/** Switches a use case on at every place that its moves leave. */
export async function switchesOn(useCase: AnyUseCase, plugin?: Plugin): Promise<void> {
  const house = houseOf(useCase, plugin);
  for (const from of Object.keys(useCase.moves)) {
    await house.switchOn(useCase.symbolicName, placeOf(from), initialValues(useCase.options)).catch((error: unknown) => {
      if (error instanceof Refusal) refuseFaults(`at ${placeOf(from)}`, error.faults);
      throw error;
    });
  }
}

/** Checks that a use case cannot be switched on where none of its moves begins. */
export async function fitsNowhereElse(useCase: AnyUseCase, plugin?: Plugin): Promise<void> {
  const places = ['nothing', ...Object.keys(useCase.objectType.states)].filter((place) => !useCase.moves[place]);
  for (const place of places.map(placeOf)) {
    const accepted = await houseOf(useCase, plugin).switchOn(useCase.symbolicName, place).then(() => true, () => false);
    if (accepted) throw new Error(`it was switched on at ${place}, which none of its moves leaves`);
  }
}

/** Checks that options of earlier versions, none at all and the present ones become options that pass. */
export async function migratesOptions(useCase: AnyUseCase, stored: readonly Stored[]): Promise<void> {
  if (!useCase.migrateOptions) return keepsOptions(useCase, stored);
  const forms = new Forms({ use: noneThere, list: noneThere });
  for (const one of [...stored, {}, initialValues(useCase.options)]) {
    const options = useCase.migrateOptions?.(structuredClone(one));
    const { faults } = await forms.checkOptions(useCase.options, options);
    refuseFaults(`${JSON.stringify(one)} became ${JSON.stringify(options)}`, faults.filter(({ reason }) => reason !== 'not-a-choice'));
  }
}

// Without a word about it, an option that was renamed would be lost, and the new name would begin anew.
function keepsOptions({ symbolicName, options }: AnyUseCase, stored: readonly Stored[]): void {
  const lost = [...new Set(stored.flatMap((one) => Object.keys(one)).filter((name) => !Object.hasOwn(options, name)))];
  if (lost.length > 0) throw new Error(`What administrators have set as ${lost.join(', ')} would be lost: ${symbolicName} has no such option any more. Write migrateOptions, which makes the options of today from it.`);
}

async function noneThere(): Promise<never> {
  throw new Refusal('connector-not-set-up');
}

function placeOf(from: string): string {
  return from === 'nothing' ? 'new' : from;
}

// A type of another package is there as the use case knows it.
function houseOf(useCase: AnyUseCase, plugin?: Plugin): MemoryHouse {
  if (!plugin) return new MemoryHouse([definePlugin({ objectTypes: [useCase.objectType], useCases: [useCase] })]);
  const whole = wholeOf(plugin);
  const own = new Map((whole.objectTypes ?? []).map((type) => [type.name, type]));
  const foreign = new Map((whole.useCases ?? []).map(({ objectType }) => [objectType.name, objectType]));
  return new MemoryHouse([definePlugin({ objectTypes: [...foreign.values()].filter(({ name }) => !own.has(name)) }), whole]);
}
