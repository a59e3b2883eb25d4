import { Inject, Injectable } from '@nestjs/common';
import type { Engine, InstalledPackage } from '@tessera/engine';
import type { Field, Plugin, Reaction } from '@tessera/plugin-api';
import type { Language } from '../../access/caller.js';
import { ENGINE } from '../../house/tokens.js';
import { ObjectViews } from '../../views/object-views.js';
import type { InstalledReaction, PackageAdditions } from './package.models.js';

/** Tells what a package adds beside its object types, use cases and connectors. */
@Injectable()
export class AdditionsTeller {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly objects: ObjectViews,
  ) {}

  of({ plugin, contractRange, elements = {} }: InstalledPackage, language: Language): PackageAdditions {
    const say = (text: string): string => this.engine.catalogue.translate(text, language);
    const { connectors = [], templates = [], fileImports = [], reactions = [], useCases = [], tasks = [] } = plugin;
    return {
      ...(contractRange !== undefined && { contractRange }),
      provides: sorted(connectors.map(({ provides }) => provides.name)),
      uses: usedBy(plugin),
      elements: sorted([...Object.keys(elements), ...fieldsOf(plugin).flatMap(({ element }) => element ?? [])]),
      templates: templates.map(({ name, title }) => ({ name, title: say(title) })),
      fileImports: fileImports.map(({ symbolicName, title }) => ({ name: symbolicName, title: say(title) })),
      reactions: reactions.map((one) => this.reaction(one, language)),
      tasks: sorted([...tasks, ...useCases.flatMap((one) => one.tasks ?? [])].map(({ name }) => name)),
    };
  }

  private reaction(one: Reaction, language: Language): InstalledReaction {
    const { catalogue } = this.engine;
    const task = catalogue.translate(catalogue.task(one.task.name).title, language);
    if ('event' in one) return { task, capability: one.capability, event: one.event };
    const type = catalogue.objectType(one.objectType);
    const objectType = catalogue.translate(type.title, language);
    if ('action' in one) return { task, objectType, action: one.action };
    const reaches = this.objects.states(type, language).find(({ name }) => name === one.reaches);
    return { task, objectType, ...(reaches && { reaches }) };
  }
}

function fieldsOf({ objectTypes = [], useCases = [], fileImports = [], connectors = [] }: Plugin): readonly Field[] {
  const forms = [
    ...objectTypes.map(({ attributes }) => attributes),
    ...useCases.flatMap(({ options, steps }) => [options, ...steps.map(({ fields = {} }) => fields)]),
    ...fileImports.flatMap(({ options, fields }) => [options, fields]),
    ...connectors.map(({ settings }) => settings),
  ];
  return forms.flatMap((fields) => Object.values(fields));
}

function usedBy(plugin: Plugin): string[] {
  const listed = fieldsOf(plugin).flatMap((field) => (field.kind === 'choice' && field.more ? [field.more.capability] : []));
  const asked = [...(plugin.tasks ?? []), ...(plugin.useCases ?? []).flatMap((one) => one.tasks ?? [])].flatMap((task) => task.uses ?? []).map(({ name }) => name);
  const awaited = (plugin.reactions ?? []).flatMap((one) => ('event' in one ? [one.capability] : []));
  return sorted([...listed, ...asked, ...awaited]);
}

const sorted = (names: readonly string[]): string[] => [...new Set(names)].sort();
