import type { Condition, Fields } from '@tessera/plugin-api';
import { Count, Many, MayShow, Shown, Words } from '../../door/view.js';
import { FieldsByName } from '../models/fields.model.js';
import { LifeCycleEdge, StateView } from '../models/object.models.js';
import { MoveView, UseCaseView } from '../models/process-list.models.js';
import { InstalledPart } from './package.models.js';

const MayDepend = (): PropertyDecorator => MayShow({ $ref: '#/components/schemas/FieldCondition' } as never);

/** A page of questions: as it is declared, and as operators see it with the initial options. */
export class UseCaseStep {
  @Shown() title: string;
  @MayShow({ type: String }) text?: string;
  @MayDepend() when?: Condition;
  @FieldsByName() fields: Fields;
  @MayShow({ type: 'object', additionalProperties: { $ref: '#/components/schemas/Field' }, description: 'Missing when these fields cannot be drawn before options are set.' })
  shown?: Fields;
}

/** Work that follows the run of a use case. */
export class UseCaseTask {
  @Shown() name: string;
  @Shown() title: string;
  @Count() attempts: number;
  @Many(() => MoveView) moves: MoveView[];
}

/** A place of an object type as people read it. */
export class FittingPlace {
  @Shown() objectType: string;
  @Shown() typeTitle: string;
  @Shown() place: string;
  @Shown() placeTitle: string;
}

/** Where a use case stands in a process list, and how it is set there. */
export class UseCaseEntry extends FittingPlace {
  @Shown() enabled: boolean;
  @Shown({ description: 'It would be on if its package were.' }) asleep: boolean;
  @Shown() optionsText: string;
  @MayShow({ type: String }) cron?: string;
}

/** What operators are told after a run that led to a state. */
export class UseCaseOutcome {
  @Shown({ type: () => StateView }) state: StateView;
  @Shown() text: string;
}

/** A state that a use case leads to under an option only. */
export class OptionalTarget {
  @Shown({ type: () => StateView }) state: StateView;
  @Shown({ $ref: '#/components/schemas/FieldCondition' } as never) when: Condition;
}

/** Above this answer the work is done in the background. */
export class BackgroundRule {
  @Shown({ description: 'Title of the field.' }) field: string;
  @Count() above: number;
}

/** What a run that starts by the clock takes. */
export class ScheduleRule {
  @MayShow({ type: String, description: 'Title of the attribute that is empty on objects that are taken.' }) without?: string;
  @Count() atMost: number;
}

/** All that a use case says of itself, and where it stands. */
export class UseCaseDetail extends UseCaseView {
  @Shown() typeTitle: string;
  @Many(() => StateView) states: StateView[];
  @FieldsByName() declaredOptions: Fields;
  @Many(() => UseCaseStep) steps: UseCaseStep[];
  @Many(() => UseCaseTask) tasks: UseCaseTask[];
  @Shown({ type: () => [InstalledPart], description: 'The roles that grant its permission.' }) roles: InstalledPart[];
  @Shown({ description: 'The right that it needs to each object, in words.' }) right: string;
  @Many(() => UseCaseEntry) entries: UseCaseEntry[];
  @Shown({ type: () => [FittingPlace], description: 'Every place where it may stand.' }) fits: FittingPlace[];
  @Words() refusals: string[];
  @Many(() => UseCaseOutcome) outcomes: UseCaseOutcome[];
  @Many(() => OptionalTarget) onlyWhen: OptionalTarget[];
  @MayShow({ type: () => BackgroundRule }) inBackground?: BackgroundRule;
  @MayShow({ type: () => ScheduleRule }) onSchedule?: ScheduleRule;
}

/** A state with what the process lists make of it. */
export class LifeCycleState extends StateView {
  @Shown({ description: 'Objects can come here from nothing, by moves that are on.' }) reachable: boolean;
  @Shown({ description: 'Objects can come here, it is no declared end, and nothing that is on leads to another state.' }) deadEnd: boolean;
}

/** A use case of an object type, and whether it is on anywhere. */
export class TypeUseCase {
  @Shown() symbolicName: string;
  @Shown() title: string;
  @Shown() package: string;
  @Shown() enabled: boolean;
}

/** All that an object type says of itself, with its life cycle as the process lists make it. */
export class InstalledTypeDetail {
  @Shown() name: string;
  @Shown() title: string;
  @Shown() pluralTitle: string;
  @Shown() group: string;
  @Shown() package: string;
  @Shown() permission: string;
  @Shown() label: string;
  @Shown({ description: 'Its objects are people.' }) personal: boolean;
  @Shown({ description: 'Whether the caller may see objects of the type, and so their numbers.' }) readable: boolean;
  @FieldsByName() attributes: Fields;
  @Many(() => LifeCycleState) states: LifeCycleState[];
  @Many(() => LifeCycleEdge) edges: LifeCycleEdge[];
  @Many(() => TypeUseCase) useCases: TypeUseCase[];
}
