import { inject, Injectable } from '@angular/core';
import {
  Api, createAssignment, createElement, createGroup, listAssignments, listGroups, previewMembers, readChart, readObject, removeAssignment, removeElement,
  removeGroup, saveAssignment, saveElement, saveGroup, searchObjects, type AssignmentPage, type AssignmentView, type CreateAssignment, type CreateElement,
  type ElementView, type GroupView, type MemberPage, type SaveAssignment, type SaveElement, type SaveGroup, type UserFilter,
} from '@tessera/api-client';
import { because, seen } from './values.js';

/** Somebody or something by id and name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A person as the picker shows them. */
export interface FoundPerson extends Named {
  readonly hint: string;
}

/** The chart, who holds which position, and groups. */
@Injectable({ providedIn: 'root' })
export class OrganisationApi {
  private readonly api = inject(Api);

  /** The whole chart by name. */
  async chart(): Promise<readonly ElementView[]> {
    return (await this.api.invoke(readChart)).items;
  }

  /** Makes an element of the chart. */
  addElement(body: CreateElement): Promise<ElementView> {
    return this.api.invoke(createElement, { body });
  }

  /** Changes an element unless somebody else was first. */
  saveElement({ id, revision }: ElementView, body: SaveElement): Promise<ElementView> {
    return this.api.invoke(saveElement, { id, 'If-Match': seen(revision), body });
  }

  /** Removes an element that nothing hangs on. */
  async removeElement(id: string): Promise<void> {
    await this.api.invoke(removeElement, { id });
  }

  /** The first assignments of a person or to a position. */
  assignments(of: { readonly identityId?: string; readonly positionId?: string }): Promise<AssignmentPage> {
    return this.api.invoke(listAssignments, { ...of, limit: 200 });
  }

  /** Puts somebody into a position. */
  addAssignment(body: CreateAssignment): Promise<AssignmentView> {
    return this.api.invoke(createAssignment, { body });
  }

  /** Changes days, or makes it the main assignment. */
  saveAssignment({ id, revision }: AssignmentView, body: SaveAssignment): Promise<AssignmentView> {
    return this.api.invoke(saveAssignment, { id, 'If-Match': seen(revision), body });
  }

  /** Takes somebody out of a position at once. */
  async removeAssignment(id: string): Promise<void> {
    await this.api.invoke(removeAssignment, { id });
  }

  /** All groups. */
  async groups(): Promise<readonly GroupView[]> {
    return (await this.api.invoke(listGroups)).items;
  }

  /** Makes a group. */
  addGroup(body: SaveGroup, reason = ''): Promise<GroupView> {
    return this.api.invoke(createGroup, { ...because(reason), body });
  }

  /** Changes a group unless somebody else was first. */
  saveGroup({ name, revision }: GroupView, body: SaveGroup, reason = ''): Promise<GroupView> {
    return this.api.invoke(saveGroup, { name, 'If-Match': seen(revision), ...because(reason), body });
  }

  /** Removes a group. */
  async removeGroup(name: string, reason = ''): Promise<void> {
    await this.api.invoke(removeGroup, { name, ...because(reason) });
  }

  /** Whom a rule is about now. */
  members(rule: UserFilter, cursor?: string): Promise<MemberPage> {
    return this.api.invoke(previewMembers, { body: { rule, limit: 20, ...(cursor === undefined ? {} : { cursor }) } });
  }

  /** People whose name begins with these words. */
  async people(text: string): Promise<readonly FoundPerson[]> {
    const { items } = await this.api.invoke(searchObjects, { type: 'identity', text, limit: 10 });
    return items.map(({ id, label, attributes }) => ({ id, name: label, hint: String(attributes['email'] ?? '') }));
  }

  /** What a person is called. */
  async person(id: string): Promise<Named> {
    return { id, name: (await this.api.invoke(readObject, { id })).label };
  }
}
