import type { AnyUseCase, Plugin } from '@tessera/plugin-api';
import { checkConnectorSettings } from './contract/connectors.js';
import { faultsOfPlugin, folderFaults, folderGaps, gapLines } from './contract/package.js';
import type { Folder } from './contract/folder.js';
import { manifestFaults } from './contract/manifest.js';
import { fitsNowhereElse, migratesOptions, none, switchesOn } from './contract/use-cases.js';
import { faultsOf } from './faults-of.js';
import { wholeOf } from './whole.js';

/** Jest's, Mocha's or Node's own functions to name a group and a test. */
export interface Runner {
  describe(title: string, tests: () => void): void;
  it(title: string, test: () => void | Promise<void>): void;
}

/** Who runs the tests, and what the contract shall look at besides the value itself. */
export interface ContractSetting extends Partial<Runner> {
  /** Folder of the package: its package.json, translations and elements are looked at as well. */
  readonly folder?: Folder;
  /** Languages that have to be complete; Italian unless told. Only with a folder. */
  readonly languages?: readonly string[];
  /** By symbolic name: options as earlier versions stored them; `migrateOptions` has to understand each. */
  readonly storedOptions?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

type Stored = readonly Readonly<Record<string, unknown>>[];

/** The suite that a whole plugin, or one use case, has to pass. Runs with Jest's and Mocha's globals, or with `describe` and `it` as given. */
export function contract(subject: AnyUseCase | Plugin, setting: ContractSetting = {}): void {
  const runner = runnerOf(setting);
  if ('contract' in subject) return contractOfPlugin(subject, runner, setting);
  contractOfUseCase(subject, runner, setting.storedOptions?.[subject.symbolicName]);
}

function contractOfPlugin(plugin: Plugin, runner: Runner, { folder, languages = ['it'], storedOptions = {} }: ContractSetting): void {
  runner.describe('The package keeps the contract', () => {
    runner.it('says nothing that the house cannot understand', () => none(faultsOfPlugin(plugin)));
    runner.it('is its own manifest', () => none(manifestFaults(plugin)));
    if (folder === undefined) return;
    runner.it('has the files that its package.json names', async () => none(await folderFaults(plugin, folder)));
    for (const language of languages) {
      runner.it(`says everything in ${language}`, async () => gapLines(await folderGaps(plugin, folder, language)));
    }
  });
  const { useCases = [], connectors = [] } = wholeOf(plugin);
  for (const useCase of useCases) contractOfUseCase(useCase, runner, storedOptions[useCase.symbolicName], plugin);
  for (const connector of connectors) {
    runner.describe(`Connector ${connector.name} keeps the contract`, () => {
      runner.it('begins with settings that its own form accepts', () => checkConnectorSettings(connector));
    });
  }
}

function contractOfUseCase(useCase: AnyUseCase, runner: Runner, stored: Stored = [], plugin?: Plugin): void {
  runner.describe(`${useCase.symbolicName} keeps the contract`, () => {
    if (!plugin) {
      runner.it('says nothing that the house cannot understand', () => none(faultsOf(useCase)));
      runner.it('is its own manifest', () => none(manifestFaults(useCase)));
    }
    runner.it('may be switched on at each of its places with its initial options', () => switchesOn(useCase, plugin));
    runner.it('is refused where its moves do not fit', () => fitsNowhereElse(useCase, plugin));
    if (useCase.migrateOptions || stored.length > 0) runner.it('understands options that earlier versions stored', () => migratesOptions(useCase, stored));
  });
}

function runnerOf(setting: ContractSetting): Runner {
  const { describe, it } = { ...(globalThis as unknown as Partial<Runner>), ...setting };
  if (!describe || !it) throw new Error("Nobody runs these tests. With node --test, write contract(plugin, { describe, it }) and import both from 'node:test'.");
  return { describe, it };
}
