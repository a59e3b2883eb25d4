import { checkPlugin, initialValues } from '@tessera/engine';
import type { Fault } from '@tessera/engine';
import { MemoryHouse } from '@tessera/engine/in-memory';
import { definePlugin } from '@tessera/plugin-api';
import type { AnyUseCase } from '@tessera/plugin-api';

/** Jest's, Mocha's or Node's own functions to name a group and a test. */
interface Runner {
  describe(title: string, tests: () => void): void;
  it(title: string, test: () => void | Promise<void>): void;
}

/** The suite that every use case has to pass: names, states, initial values, texts, its JSON, and where it may stand. */
export function contract(useCase: AnyUseCase, runner: Runner = globalThis as unknown as Runner): void {
  runner.describe(`${useCase.symbolicName} keeps the contract`, () => {
    runner.it('says nothing that the house cannot understand', () => none(faultsOf(useCase)));
    runner.it('is its own manifest', () => roundTrips(useCase));
    runner.it('may be switched on at each of its places with its initial options', () => switchesOn(useCase));
    runner.it('is refused where its moves do not fit', () => fitsNowhereElse(useCase));
  });
}

/** The faults of a use case, checked alone. */
export function faultsOf(useCase: AnyUseCase): readonly Fault[] {
  const plugin = definePlugin({ objectTypes: [useCase.objectType], useCases: [useCase] });
  return checkPlugin({ name: useCase.symbolicName, version: '0.0.0', plugin, locales: {} });
}

function none(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new Error(faults.map((fault) => `${fault.where}: ${fault.cause} ${fault.fix}`).join('\n'));
}

function roundTrips(useCase: AnyUseCase): void {
  const once = JSON.stringify(useCase);
  if (JSON.stringify(JSON.parse(once)) !== once) throw new Error('its JSON says something else than it does');
  const { symbolicName, moves } = JSON.parse(once) as AnyUseCase;
  if (symbolicName !== useCase.symbolicName || Object.keys(moves).length === 0) throw new Error('its JSON misses its name or its moves');
}

async function switchesOn(useCase: AnyUseCase): Promise<void> {
  const house = houseOf(useCase);
  for (const from of Object.keys(useCase.moves)) {
    await house.switchOn(useCase.symbolicName, from === 'nothing' ? 'new' : from, initialValues(useCase.options));
  }
}

async function fitsNowhereElse(useCase: AnyUseCase): Promise<void> {
  const places = ['nothing', ...Object.keys(useCase.objectType.states)].filter((place) => !useCase.moves[place]);
  for (const place of places) {
    const accepted = await houseOf(useCase)
      .switchOn(useCase.symbolicName, place === 'nothing' ? 'new' : place)
      .then(() => true)
      .catch(() => false);
    if (accepted) throw new Error(`it was switched on at ${place}, which none of its moves leaves`);
  }
}

function houseOf(useCase: AnyUseCase): MemoryHouse {
  return new MemoryHouse([definePlugin({ objectTypes: [useCase.objectType], useCases: [useCase] })]);
}
