import { Injectable } from '@nestjs/common';
import { Catalogue, ownOf, quickFiltersFor, quickFiltersOf, type Action, type Actor, type ObjectRecord } from '@tessera/engine';
import type { AclPermission, CommonProperties, ObjectType, State } from '@tessera/plugin-api';
import type { Language } from '../access/caller.js';
import { PermissionGuide } from '../access/permission-guide.js';
import type { ActionView, CommonView, ObjectTypeView, ObjectView, QuickFilterView, StateView } from '../http/models/object.models.js';
import { groupTitle, hasText, say } from '../texts/say.js';
import { fieldsView } from './field-views.js';

/** Object types, objects and actions as people see them. */
@Injectable()
export class ObjectViews {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly guide: PermissionGuide,
  ) {}

  /** With the quick filters that the actor has, or with all of them. */
  type(type: ObjectType, language: Language, actor?: Actor): ObjectTypeView {
    const shown = Object.fromEntries(Object.entries(type.attributes).filter(([, field]) => !field.internal));
    return {
      name: type.name,
      title: this.catalogue.translate(type.title, language),
      pluralTitle: this.catalogue.translate(type.pluralTitle, language),
      group: this.catalogue.translate(type.group, language),
      label: type.label,
      states: this.states(type, language),
      attributes: fieldsView(this.catalogue, shown, language),
      numbered: type.numbering !== undefined,
      quickFilters: this.quickFilters(type, language, actor),
      ...(type.columns && { columns: [...type.columns] }),
    };
  }

  private quickFilters(type: ObjectType, language: Language, actor?: Actor): QuickFilterView[] {
    const types = this.catalogue.objectTypes();
    const filters = actor ? quickFiltersFor(actor, type, types) : quickFiltersOf(type, types);
    const own = Object.entries(filters).map(([name, { title }]) => ({ name, title: this.catalogue.translate(title, language) }));
    return [...own, ...['locked', 'frozen'].map((name) => ({ name, title: say(language, `quick.${name}`) }))];
  }

  states(type: ObjectType, language: Language): StateView[] {
    return Object.entries<State>(type.states).map(([name, { title, meaning, final }]) => ({
      name, title: this.catalogue.translate(title, language), meaning, final: final ?? false,
    }));
  }

  /** An object without what is only the house's business. */
  object(record: ObjectRecord, hidden: Readonly<Record<string, AclPermission>> = {}): ObjectView {
    const type = this.catalogue.objectType(record.objectType);
    const { id, objectType, state, version, attributes, createdAt, updatedAt, common = {} } = record;
    return {
      id, objectType, state, version,
      label: String(attributes[type.label] ?? id.slice(-8)),
      attributes: Object.fromEntries(Object.entries(attributes).filter(([name]) => !type.attributes[name]?.internal && !(name in hidden))),
      ...(Object.keys(hidden).length > 0 && { hidden }),
      createdAt: createdAt.toISOString(),
      updatedAt: updatedAt.toISOString(),
      common: commonView(common, hidden),
    };
  }

  /** Actions, each hindered one with the reason and with who can grant what is missing. */
  async actions(actions: readonly Action[], language: Language): Promise<ActionView[]> {
    const isMissing = actions.some(({ reason }) => reason === 'missing-permission');
    const grantors = isMissing ? await this.guide.grantors(language) : () => '';
    return actions.map((action) => this.action(action, language, grantors));
  }

  private action(action: Action, language: Language, grantors: (permission: string) => string): ActionView {
    const { entryId, useCase, title, place, available, reason, batch, right, via } = action;
    return {
      entryId, place, available, batch,
      useCase: useCase.symbolicName,
      title: this.catalogue.translate(title, language),
      story: this.catalogue.translate(useCase.story, language),
      permission: useCase.permission,
      ...(via ? { via } : {}),
      ...(right ? { right } : {}),
      ...(reason ? { reason, reasonText: this.hindrance(action, language, grantors) } : {}),
    };
  }

  /** A state, or `new`, as people read it. */
  placeTitle(type: ObjectType, place: string, language: Language): string {
    if (place === 'new') return say(language, 'place.new');
    return this.catalogue.translate(ownOf(type.states, place)?.title ?? place, language);
  }

  private hindrance({ reason, useCase, objectType, needs, changedBy, changedAt, right, grantors, asleep }: Action, language: Language, givers: (permission: string) => string): string {
    const details = {
      permission: right ? say(language, `right.${right}`) : this.guide.title(useCase.permission, language),
      grantors: grantors ? grantors.map((name) => groupTitle(name, language)).join(', ') : givers(useCase.permission),
      state: this.placeTitle(this.catalogue.objectType(objectType), needs ?? '', language),
      name: changedBy ?? '',
      package: asleep ?? '',
      date: changedAt ? new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(changedAt) : '',
    };
    const known = reason === 'switched-off' && changedBy && changedAt ? 'action.switched-off-by' : `action.${reason ?? ''}`;
    return hasText(known) ? say(language, known, details) : '';
  }
}

// Whoever may not read an object learns what stands in the way of changing it, and nothing else of what the house keeps about it.
function commonView({ attachments, ...common }: CommonProperties, hidden: Readonly<Record<string, AclPermission>>): CommonView {
  if ('attachments' in hidden) {
    const { locked, frozen, builtIn } = common;
    return { ...(locked && { locked }), ...(frozen && { frozen }), ...(builtIn !== undefined && { builtIn }) };
  }
  return { ...common, ...(attachments && { attachments: [...attachments] }) };
}
