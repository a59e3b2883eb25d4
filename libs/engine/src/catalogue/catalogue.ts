import type { AnyFileImport, AnyConnector, AnyTask, AnyUseCase, BuiltInAction, ObjectType, Reaction, Template } from '@tessera/plugin-api';
import { commonPermissionsOf } from '../common/common-permissions.js';
import { NotFound } from '../errors.js';
import { ownOf } from '../own.js';
import { asOf } from './earlier-steps.js';
import type { EarlierSteps } from './earlier-steps.js';
import { italian } from './italian.js';
import type { InstalledPackage } from './installed-package.js';
import { joined } from './joined.js';

/** A permission and the packages' parts that ask for it. */
export interface DeclaredPermission {
  readonly permission: string;
  readonly declaredBy: readonly string[];
}

type Details = Readonly<Record<string, string | number>>;
type Part = AnyUseCase | AnyConnector | AnyFileImport | ObjectType;

const NONE: ReadonlySet<string> = new Set();

/** What all installed packages bring, by name. Built once at boot from packages without faults. */
export class Catalogue {
  private readonly types = new Map<string, ObjectType>();
  private readonly cases = new Map<string, AnyUseCase>();
  private readonly work = new Map<string, AnyTask>();
  private readonly imports = new Map<string, AnyFileImport>();
  private readonly doors = new Map<string, AnyConnector>();
  private readonly owners = new Map<Part, InstalledPackage>();
  private earlier: readonly EarlierSteps[] = [];
  private readonly reactionList: { readonly by: string; readonly one: Reaction }[] = [];

  /** With the parts that join because other packages are there. */
  readonly packages: readonly InstalledPackage[];

  /** `left` are packages that are not installed any more: what is left of them are the types of objects that are still there. */
  constructor(
    packages: readonly InstalledPackage[],
    private readonly left: readonly InstalledPackage[] = [],
  ) {
    this.packages = joined(packages);
    for (const one of [...this.packages, ...left]) this.add(one);
  }

  /** All object types, in the order of installation. */
  objectTypes(): readonly ObjectType[] {
    return [...this.types.values()];
  }

  /** The object type of that name; throws `NotFound`. */
  objectType(name: string): ObjectType {
    return found(this.types.get(name), 'object type', name);
  }

  /** All use cases, in the order of installation. */
  useCases(): readonly AnyUseCase[] {
    return [...this.cases.values()];
  }

  /** The use case of that symbolic name; throws `NotFound`. */
  useCase(symbolicName: string): AnyUseCase {
    return found(this.cases.get(symbolicName), 'use case', symbolicName);
  }

  /** The use case as a run that was opened at that moment knows it: with the steps of then. */
  useCaseAsOf(symbolicName: string, openedAt: Date): AnyUseCase {
    return asOf(this.useCase(symbolicName), this.earlier, openedAt);
  }

  /** What use cases asked before their packages were renewed. */
  remember(earlier: readonly EarlierSteps[]): void {
    this.earlier = earlier;
  }

  /** Whether a use case of that symbolic name is installed. */
  hasUseCase(symbolicName: string): boolean {
    return this.cases.has(symbolicName);
  }

  /** The use cases of one object type. */
  useCasesOf(objectType: string): readonly AnyUseCase[] {
    return this.useCases().filter((one) => one.objectType.name === objectType);
  }

  /** Whether a task of that name is installed. */
  hasTask(name: string): boolean {
    return this.work.has(name);
  }

  /** The task of that name; throws `NotFound`. */
  task(name: string): AnyTask {
    return found(this.work.get(name), 'task', name);
  }

  /** All imports of files, in the order of installation. */
  fileImports(): readonly AnyFileImport[] {
    return [...this.imports.values()];
  }

  /** The import of that symbolic name; throws `NotFound`. */
  fileImport(symbolicName: string): AnyFileImport {
    return found(this.imports.get(symbolicName), 'file import', symbolicName);
  }

  /** All connectors, in the order of installation. */
  connectors(): readonly AnyConnector[] {
    return [...this.doors.values()];
  }

  /** The connector of that name; throws `NotFound`. */
  connector(name: string): AnyConnector {
    return found(this.doors.get(name), 'connector', name);
  }

  /** The connector that provides a capability, if one is installed. */
  connectorFor(capability: string): AnyConnector | undefined {
    return this.connectors().find((one) => one.provides.name === capability);
  }

  /** The templates that packages bring, in the order of installation. */
  templates(): readonly Template[] {
    return this.packages.flatMap(({ plugin }) => plugin.templates ?? []);
  }

  /** The package that a use case, a connector, an import of files or an object type came with. */
  packageOf(part: Part): InstalledPackage {
    return found(this.owners.get(part), 'package of', 'symbolicName' in part ? part.symbolicName : part.name);
  }

  /** Names of the tasks that follow when an object of a type reaches a state; those of packages `asleep` do not. */
  reactionsToState(objectType: string, state: string, asleep = NONE): readonly string[] {
    return this.awake(asleep).flatMap((one) =>
      'reaches' in one && one.objectType === objectType && one.reaches === state ? [one.task.name] : [],
    );
  }

  /** Names of the tasks that follow when a built-in action happens to an object of a type. */
  reactionsToAction(objectType: string, action: BuiltInAction, asleep = NONE): readonly string[] {
    return this.awake(asleep).flatMap((one) =>
      'action' in one && one.objectType === objectType && one.action === action ? [one.task.name] : [],
    );
  }

  /** Names of the tasks that follow when a capability reports an event. */
  reactionsToEvent(capability: string, event: string, asleep = NONE): readonly string[] {
    return this.awake(asleep).flatMap((one) =>
      'event' in one && one.capability === capability && one.event === event ? [one.task.name] : [],
    );
  }

  /** Names of the tasks that any reaction starts. */
  reactionTasks(asleep = NONE): readonly string[] {
    return [...new Set(this.awake(asleep).map((one) => one.task.name))];
  }

  /** Every permission that installed packages ask for, sorted. */
  permissions(): readonly DeclaredPermission[] {
    const declared = new Map<string, string[]>();
    const note = (permission: string, by: string) => declared.set(permission, [...(declared.get(permission) ?? []), by]);
    for (const type of this.types.values()) {
      for (const permission of [type.permission, ...commonPermissionsOf(type)]) note(permission, type.title);
    }
    for (const useCase of this.cases.values()) note(useCase.permission, useCase.title);
    for (const one of this.imports.values()) note(one.permission, one.title);
    return [...declared]
      .map(([permission, declaredBy]) => ({ permission, declaredBy }))
      .sort((a, b) => (a.permission < b.permission ? -1 : 1));
  }

  /** A text in a language (`it-IT` or `it`), `{name}` replaced by details; English when nobody translated it. */
  translate(text: string, language: string, details: Details = {}): string {
    const translated = language.startsWith('en') ? text : this.lookUp(text, language);
    return translated.replace(/\{(\w+)\}/g, (whole, name: string) => String(ownOf(details, name) ?? whole));
  }

  private awake(asleep: ReadonlySet<string>): readonly Reaction[] {
    return this.reactionList.flatMap(({ by, one }) => (asleep.has(by) ? [] : [one]));
  }

  private lookUp(text: string, language: string): string {
    const short = language.split('-')[0] ?? language;
    for (const { locales } of [...this.packages, ...this.left]) {
      const translated = ownOf(ownOf(locales, language) ?? {}, text) ?? ownOf(ownOf(locales, short) ?? {}, text);
      if (translated !== undefined) return translated;
    }
    return (short === 'it' ? ownOf(italian, text) : undefined) ?? text;
  }

  private add(one: InstalledPackage): void {
    const { objectTypes = [], useCases = [], tasks = [], connectors = [], reactions = [], fileImports = [] } = one.plugin;
    for (const fileImport of fileImports) this.imports.set(fileImport.symbolicName, fileImport);
    for (const type of objectTypes) this.types.set(type.name, type);
    for (const useCase of useCases) this.cases.set(useCase.symbolicName, useCase);
    for (const task of [...tasks, ...useCases.flatMap((useCase) => useCase.tasks ?? [])]) this.work.set(task.name, task);
    for (const connector of connectors) this.doors.set(connector.name, connector);
    for (const part of [...objectTypes, ...useCases, ...connectors, ...fileImports]) this.owners.set(part, one);
    this.reactionList.push(...reactions.map((reaction) => ({ by: one.name, one: reaction })));
  }
}

function found<V>(value: V | undefined, what: string, id: string): V {
  if (value === undefined) throw new NotFound(what, id);
  return value;
}
