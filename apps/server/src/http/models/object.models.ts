import type { Fields, Meaning } from '@tessera/plugin-api';
import type { Mover } from '@tessera/engine';
import { At, Count, Many, MayShow, NextCursor, OpenValues, Shown } from '../../door/view.js';
import { FieldsByName } from './fields.model.js';

const MOVERS: readonly Mover[] = ['use-case', 'task', 'reaction', 'import'];
const MEANINGS: readonly Meaning[] = ['waiting', 'ready', 'in-use', 'ended', 'stopped'];

/** A state as people read it. */
export class StateView {
  @Shown() name: string;
  @Shown() title: string;
  @Shown({ type: String, enum: MEANINGS }) meaning: Meaning;
  @Shown() final: boolean;
}

/** A filter that lists of a type offer by name. */
export class QuickFilterView {
  @Shown() name: string;
  @Shown() title: string;
}

/** A column of lists that is no attribute. */
export class ColumnView {
  @Shown() name: string;
  @Shown() title: string;
}

/** An object type with its states and attributes. */
export class ObjectTypeView {
  @Shown() name: string;
  @Shown() title: string;
  @Shown() pluralTitle: string;
  @Shown() group: string;
  @Shown({ description: 'The attribute that names an object in lists and links.' }) label: string;
  @Many(() => StateView) states: StateView[];
  @FieldsByName() attributes: Fields;
  @Shown({ description: 'Whether its objects have a series of numbers.' }) numbered: boolean;
  @Many(() => QuickFilterView) quickFilters: QuickFilterView[];
  @MayShow({ type: () => ColumnView, isArray: true, description: 'Columns of lists that are no attributes.' }) moreColumns?: ColumnView[];
  @MayShow({ type: [String], description: 'The columns that lists show at first.' }) columns?: string[];
}

/** One way from state to state, by a use case; `nothing` is where new objects come from. */
export class LifeCycleEdge {
  @Shown() from: string;
  @Shown() to: string;
  @Shown() useCase: string;
  @Shown() title: string;
  @Shown({ type: String, enum: MOVERS }) by: Mover;
  @Shown({ description: 'Taken by a task or a schedule, not by a person.' }) system: boolean;
  @Shown({ description: 'Whether the use case is on at that place.' }) enabled: boolean;
}

/** The states and the ways between them. */
export class LifeCycleView {
  @Many(() => StateView) nodes: StateView[];
  @Many(() => LifeCycleEdge) edges: LifeCycleEdge[];
}

/** An object type with its life cycle as the process lists make it. */
export class ObjectTypeDetail extends ObjectTypeView {
  @Shown() lifeCycle: LifeCycleView;
}

/** The object types that the caller may read. */
export class ObjectTypeList {
  @Many(() => ObjectTypeView) items: ObjectTypeView[];
}

/** Who did it: the name as it was at the time. */
export class WhoView {
  @Shown() id: string;
  @Shown() name: string;
}

/** When something was set, by whom, and in which position. */
export class StatusView {
  @At() date: string;
  @Shown({ type: () => WhoView }) identity: WhoView;
  @MayShow({ type: () => WhoView }) position?: WhoView;
}

/** A file that is attached to an object. */
export class AttachmentView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() name: string;
  @Shown() mediaType: string;
  @Count() bytes: number;
  @Shown({ type: () => StatusView }) attached: StatusView;
}

/** What objects of every type have; what is missing does not hold. */
export class CommonView {
  @MayShow({ type: () => StatusView }) created?: StatusView;
  @MayShow({ type: () => StatusView }) lastUpdated?: StatusView;
  @MayShow({ type: () => StatusView }) locked?: StatusView;
  @MayShow({ type: () => StatusView }) frozen?: StatusView;
  @MayShow({ type: () => StatusView }) numbered?: StatusView;
  @MayShow({ type: String }) number?: string;
  @MayShow({ type: () => AttachmentView, isArray: true }) attachments?: AttachmentView[];
}

/** An object as people see it. */
export class ObjectView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() objectType: string;
  @Shown() state: string;
  @Shown() label: string;
  @OpenValues() attributes: Record<string, unknown>;
  @MayShow({ type: 'object', additionalProperties: { type: 'string' }, description: 'Attributes that are blank for the caller, each with the right that is missing.' })
  hidden?: Record<string, string>;
  @MayShow({ type: 'object', additionalProperties: { type: 'string' }, description: 'In lists: values of the columns that are no attributes.' })
  more?: Record<string, string>;
  @Count() version: number;
  @At() createdAt: string;
  @At() updatedAt: string;
  @Shown({ type: () => CommonView }) common: CommonView;
}

/** What can be done here; what cannot stays visible and says why. */
export class ActionView {
  @Shown({ format: 'uuid' }) entryId: string;
  @Shown() useCase: string;
  @Shown() title: string;
  @Shown() story: string;
  @Shown() place: string;
  @Shown() available: boolean;
  @MayShow({ type: String }) reason?: string;
  @MayShow({ type: String }) reasonText?: string;
  @MayShow({ type: String }) permission?: string;
  @MayShow({ type: String, description: 'The right to the object that is missing.' }) right?: string;
  @Shown({ description: 'Takes several objects at once.' }) batch: boolean;
  @MayShow({ type: String, description: 'The field that is filled with the object it is started from; the first step asks for the subject.' }) via?: string;
}

/** The actions of a place. */
export class ActionList {
  @Many(() => ActionView) items: ActionView[];
}

/** An object with what can be done with it. */
export class ObjectDetail extends ObjectView {
  @MayShow({ type: [String], description: 'The names of the rights without which some attributes are blank.' }) missingRights?: string[];
  @MayShow({ type: [String], description: 'Who can grant the rights that are missing.' }) grantors?: string[];
  @Shown({ description: 'Whether the caller may change who may do what.' }) mayShare: boolean;
  @Many(() => ActionView) actions: ActionView[];
}

/** A page of objects. */
export class ObjectPage {
  @Many(() => ObjectView) items: ObjectView[];
  @MayShow({ type: [String], description: 'Nothing is what was asked for; this looks like these words.' }) meant?: string[];
  @NextCursor() nextCursor?: string;
}

/** How many objects are in a state; counting stops at 10,000. */
export class StateCount {
  @Shown() state: string;
  @Count() count: number;
  @Shown() capped: boolean;
}

/** How many objects of a type are in each state. */
export class StateCounts {
  @Many(() => StateCount) counts: StateCount[];
}
