import type { AnyConnector, AnyFileImport, AnyUseCase, BuiltInAction, ObjectType } from '@tessera/plugin-api';
import type { Catalogue } from '../catalogue/index.js';
import { Refusal } from '../errors.js';
import type { EnginePorts } from '../ports/index.js';

const NONE: ReadonlySet<string> = new Set();

/** Which packages sleep: they are installed, and switched off at run time. Never older than the revision that it is asked for. */
export class Packages {
  private known: { readonly revision: number; readonly asleep: ReadonlySet<string> } | undefined;

  constructor(
    private readonly ports: Pick<EnginePorts, 'packages'>,
    private readonly catalogue: Catalogue,
  ) {}

  /** Names of the packages that sleep at `revision` or later; asks for the present revision when none is given. */
  async at(revision?: number): Promise<ReadonlySet<string>> {
    const store = this.ports.packages;
    if (!store) return NONE;
    const wanted = revision ?? (await store.revision());
    if (this.known && this.known.revision >= wanted) return this.known.asleep;
    // The revision is read before the names: what is saved in between is read again next time.
    const present = await store.revision();
    const asleep = new Set(await store.listAsleep());
    if (!this.known || this.known.revision < present) this.known = { revision: present, asleep };
    return asleep;
  }

  /** Throws `Refusal('package-asleep')` when the package that brings it sleeps. */
  async requireAwake(part: AnyUseCase | AnyConnector | AnyFileImport | ObjectType, revision?: number): Promise<void> {
    const { name } = this.catalogue.packageOf(part);
    if ((await this.at(revision)).has(name)) throw asleep(name);
  }

  /** As the catalogue answers it, without the tasks of packages that sleep as far as this process knows: ask `at` before the transaction. */
  reactionsToState(objectType: string, state: string): readonly string[] {
    return this.catalogue.reactionsToState(objectType, state, this.recent);
  }

  /** The same for built-in actions. */
  reactionsToAction(objectType: string, action: BuiltInAction): readonly string[] {
    return this.catalogue.reactionsToAction(objectType, action, this.recent);
  }

  /** The same for events of a capability. */
  reactionsToEvent(capability: string, event: string): readonly string[] {
    return this.catalogue.reactionsToEvent(capability, event, this.recent);
  }

  private get recent(): ReadonlySet<string> {
    return this.known?.asleep ?? NONE;
  }
}

/** The no of a package that is switched off. */
export function asleep(packageName: string): Refusal {
  return new Refusal('package-asleep', { package: packageName });
}

/** Whether an error is that no: it ends by itself when the package is switched on again. */
export function isAsleep(error: unknown): error is Refusal {
  return error instanceof Refusal && error.reason === 'package-asleep';
}
