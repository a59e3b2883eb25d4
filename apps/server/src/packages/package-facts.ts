import { Inject, Injectable } from '@nestjs/common';
import type { Engine, InstalledPackage, PlacedEntry, Rules } from '@tessera/engine';
import type { AnyUseCase, Fields } from '@tessera/plugin-api';
import { PluginPackages, RunQueries } from '@tessera/store';
import { ENGINE } from '../house/tokens.js';
import type { PackageSwitchView } from './package.models.js';

/** Work of a package that has begun and not ended. */
export interface Unfinished {
  readonly runs: number;
  readonly batches: number;
}

/** How installed packages stand, and what hangs on them. */
@Injectable()
export class PackageFacts {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly switches: PluginPackages,
    private readonly runs: RunQueries,
  ) {}

  /** Every installed package, by name. */
  async all(rules: Rules): Promise<ReadonlyMap<string, PackageSwitchView>> {
    const [switched, unfinished] = await Promise.all([this.switches.list(), this.unfinished()]);
    const known = new Map(switched.map((one) => [one.name, one]));
    return new Map(this.engine.catalogue.packages.map(({ name }) => {
      const { enabled, revision, changedAt, changedBy } = known.get(name) ?? { enabled: true, revision: 0 };
      return [name, {
        name, enabled, revision,
        ...(changedAt && { changedAt: changedAt.toISOString() }), ...(changedBy !== undefined && { changedBy }),
        openRuns: unfinished.get(name)?.runs ?? 0,
        asleepEntries: rules.all().filter((one) => one.asleep === name).length,
      }];
    }));
  }

  /** Runs and batches that have not ended, by package. */
  async unfinished(): Promise<ReadonlyMap<string, Unfinished>> {
    const { catalogue } = this.engine;
    const sums = new Map<string, Unfinished>();
    for (const { useCase, runs, batches } of await this.runs.countUnfinished()) {
      if (!catalogue.hasUseCase(useCase)) continue;
      const { name } = catalogue.packageOf(catalogue.useCase(useCase));
      const before = sums.get(name) ?? { runs: 0, batches: 0 };
      sums.set(name, { runs: before.runs + runs, batches: before.batches + batches });
    }
    return sums;
  }

  /** Entries that are on, or would be if their package were. */
  entriesOf({ plugin }: InstalledPackage, rules: Rules): readonly PlacedEntry[] {
    const on = rules.all().filter((one) => one.entry.enabled || one.asleep !== undefined);
    return (plugin.useCases ?? []).flatMap((useCase) => on.filter((one) => one.useCase === useCase));
  }

  /** Use cases of other packages, on somewhere, that need a connector of this one: for the choices that they offer, or for the work that follows them. */
  inNeedOf({ name, plugin }: InstalledPackage, rules: Rules): { readonly choices: readonly AnyUseCase[]; readonly work: readonly AnyUseCase[] } {
    const capabilities = new Set((plugin.connectors ?? []).map((one) => one.provides.name));
    const on = [...new Set(rules.all().filter((one) => one.entry.enabled).map((one) => one.useCase))];
    const others = on.filter((one) => this.engine.catalogue.packageOf(one).name !== name);
    return { choices: others.filter((one) => asksFrom(one, capabilities)), work: others.filter((one) => worksWith(one, capabilities)) };
  }
}

function worksWith({ tasks = [] }: AnyUseCase, capabilities: ReadonlySet<string>): boolean {
  return tasks.some((task) => task.uses?.some((one) => capabilities.has(one.name)));
}

function asksFrom({ options, steps }: AnyUseCase, capabilities: ReadonlySet<string>): boolean {
  const all: readonly Fields[] = [options, ...steps.map((step) => step.fields ?? {})];
  return all.flatMap((fields) => Object.values(fields)).some((field) => field.kind === 'choice' && field.more !== undefined && capabilities.has(field.more.capability));
}
