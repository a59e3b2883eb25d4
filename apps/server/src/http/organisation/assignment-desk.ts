import { Injectable } from '@nestjs/common';
import { NotFound } from '@tessera/engine';
import { Assignments, ObjectQueries, type ListedAssignment } from '@tessera/store';
import { auditLine } from '../../access/audit-line.js';
import type { Caller } from '../../access/caller.js';
import { Contexts } from '../../access/contexts.js';
import { invalidAt } from '../../door/faults.js';
import { newId } from '../../house/new-id.js';
import { PERSON, Sight } from '../../views/sight.js';
import { differences } from './differences.js';
import type { AssignmentPage, AssignmentView } from './organisation.models.js';
import type { AssignmentsQuery, CreateAssignment, SaveAssignment } from './organisation.shapes.js';

const TERMS = ['main', 'from', 'to'] as const;

/** Who holds which position; each line of the audit stands in the history of the person. */
@Injectable()
export class AssignmentDesk {
  constructor(
    private readonly assignments: Assignments,
    private readonly objects: ObjectQueries,
    private readonly contexts: Contexts,
    private readonly sight: Sight,
  ) {}

  async list(caller: Caller, query: AssignmentsQuery): Promise<AssignmentPage> {
    const { items, nextCursor } = await this.assignments.list({ ...query, within: await this.sight.people(caller) });
    return { items: items.map((one) => this.view(one)), ...(nextCursor ? { nextCursor } : {}) };
  }

  async create(caller: Caller, sent: CreateAssignment): Promise<AssignmentView> {
    refuseEndBeforeBegin(sent);
    const person = await this.objects.find(sent.identityId);
    if (person?.objectType !== PERSON || !(await this.sight.sees(caller, person))) throw invalidAt('/identityId', 'unknown-identity');
    const chart = (await this.contexts.at(caller.rulesRevision)).chart;
    const position = chart.find(sent.positionId.toLowerCase());
    if (position?.kind !== 'position') throw invalidAt('/positionId', 'not-a-position');
    const assignment = { id: newId(), ...termsOf(sent), identityId: person.id, positionId: position.id };
    await this.assignments.create(assignment, auditLine(caller.actor, {
      action: 'assignment.created', objectType: PERSON, objectId: person.id, reason: position.name, changed: differences(TERMS, undefined, assignment),
    }));
    return this.present(assignment.id);
  }

  async save(caller: Caller, id: string, expectedRevision: number, sent: SaveAssignment): Promise<AssignmentView> {
    refuseEndBeforeBegin(sent);
    const before = await this.visible(caller, id);
    const terms = termsOf(sent);
    await this.assignments.save(id, terms, expectedRevision, auditLine(caller.actor, {
      action: 'assignment.changed', objectType: PERSON, objectId: before.identityId, reason: before.positionName, changed: differences(TERMS, before, terms),
    }));
    return this.present(id);
  }

  async remove(caller: Caller, id: string): Promise<void> {
    const { identityId, positionName } = await this.visible(caller, id);
    await this.assignments.remove(id, auditLine(caller.actor, {
      action: 'assignment.removed', objectType: PERSON, objectId: identityId, reason: positionName,
    }));
  }

  private async present(id: string): Promise<AssignmentView> {
    return this.view(await this.stored(id));
  }

  // Of whoever may not be seen, there is no assignment either.
  private async visible(caller: Caller, id: string): Promise<ListedAssignment> {
    const assignment = await this.stored(id);
    const person = await this.objects.find(assignment.identityId);
    if (!person || !(await this.sight.sees(caller, person))) throw new NotFound('assignment', id);
    return assignment;
  }

  private async stored(id: string): Promise<ListedAssignment> {
    const assignment = await this.assignments.read(id);
    if (!assignment) throw new NotFound('assignment', id);
    return assignment;
  }

  private view({ identityId, identityName, positionId, positionName, from, to, ...rest }: ListedAssignment): AssignmentView {
    const today = this.contexts.today();
    return {
      id: rest.id, identity: { id: identityId, name: identityName }, position: { id: positionId, name: positionName }, main: rest.main,
      active: (from === undefined || from <= today) && (to === undefined || today <= to), revision: rest.revision,
      ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }),
    };
  }
}

function refuseEndBeforeBegin({ from, to }: SaveAssignment): void {
  if (from !== undefined && to !== undefined && to < from) throw invalidAt('/to', 'before-beginning');
}

const termsOf = ({ main, from, to }: SaveAssignment): SaveAssignment => ({
  main, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }),
});
