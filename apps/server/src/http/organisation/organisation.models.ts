import type { UserFilter } from '@tessera/engine';
import { Count, Many, MayShow, NextCursor, Shown } from '../../door/view.js';
import { NamedThing } from '../models/access.models.js';
import { ShownFilter } from '../models/filter.schemas.js';

const DAY = { type: String, format: 'date' } as const;

/** An element of the organisation chart. */
export class ElementView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown({ type: String, enum: ['organisation', 'unit', 'position'] }) kind: 'organisation' | 'unit' | 'position';
  @Shown() name: string;
  @MayShow({ type: String }) shortName?: string;
  @MayShow({ type: String }) description?: string;
  @MayShow({ type: String, format: 'uuid' }) superiorId?: string;
  @Shown({ type: 'integer', description: 'How many hold the position today.' }) holders: number;
  @Count() revision: number;
}

/** The organisation chart, by name. */
export class ChartView {
  @Many(() => ElementView) items: ElementView[];
}

/** Somebody in a position. */
export class AssignmentView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() identity: NamedThing;
  @Shown() position: NamedThing;
  @Shown() main: boolean;
  @MayShow(DAY) from?: string;
  @MayShow(DAY) to?: string;
  @Shown({ description: 'Whether today is one of its days.' }) active: boolean;
  @Count() revision: number;
}

/** A page of assignments. */
export class AssignmentPage {
  @Many(() => AssignmentView) items: AssignmentView[];
  @NextCursor() nextCursor?: string;
}

/** A group and its rule. */
export class GroupView {
  @Shown() name: string;
  @MayShow({ type: String }) description?: string;
  @Shown({ description: 'Every house has it: it keeps its name and stays.' }) builtIn: boolean;
  @ShownFilter() rule: UserFilter;
  @Count() revision: number;
}

/** All groups. */
export class GroupList {
  @Many(() => GroupView) items: GroupView[];
}

/** Somebody whom a rule is about. */
export class MemberView {
  @Shown() name: string;
  @MayShow({ type: String, description: 'Missing for people who cannot sign in.' }) userName?: string;
  @Shown({ format: 'uuid' }) identityId: string;
  @Many(() => NamedThing) positions: NamedThing[];
}

/** A page of the people whom a rule is about, and how many they are. */
export class MemberPage {
  @Many(() => MemberView) items: MemberView[];
  @Count() count: number;
  @Shown({ description: 'There are more than `count` says.' }) capped: boolean;
  @NextCursor() nextCursor?: string;
}
