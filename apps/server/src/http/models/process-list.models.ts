import type { Fields, StartPoint } from '@tessera/plugin-api';
import { Count, Many, MayBeAt, MayShow, OpenValues, Shown, Words } from '../../door/view.js';
import { PackageSwitchView } from '../../packages/package.models.js';
import { FieldsByName } from './fields.model.js';
import { PackageAdditions } from '../plugins/package.models.js';
import { ObjectTypeView, StateView } from './object.models.js';

const START_POINTS: readonly StartPoint[] = ['quick-search', 'profile', 'batch', 'self-service', 'schedule'];
const StartPoints = (): PropertyDecorator => Shown({ type: String, isArray: true, enum: START_POINTS });

/** Where a use case leads from one state. */
export class MoveView {
  @Shown() from: string;
  @Words() to: string[];
}

/** The objects that are picked when a use case is started from something else. */
export class PickedTypeView {
  @Shown() name: string;
  @Shown() title: string;
  @Many(() => StateView) states: StateView[];
}

/** A use case that stands in a process list. */
export class EntryView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() useCase: string;
  @Shown() title: string;
  @MayShow({ type: String }) titleOverride?: string;
  @MayShow({ type: String, description: 'The package of its use case, which is switched off: the entry is kept and nothing of it starts.' }) asleep?: string;
  @Shown() enabled: boolean;
  @OpenValues() options: Record<string, unknown>;
  @MayShow({ type: String }) cron?: string;
  @Many(() => MoveView) moves: MoveView[];
  @MayShow({ type: () => PickedTypeView, description: 'It moves objects of this other type, one of which is picked.' }) picks?: PickedTypeView;
  @Shown() permission: string;
  @StartPoints() startsAt: StartPoint[];
  @Shown() optionsText: string;
}

/** The process list of one place. */
export class ProcessListView {
  @Shown() place: string;
  @Shown() title: string;
  @Count() revision: number;
  @MayBeAt() changedAt?: string;
  @MayShow({ type: String }) changedBy?: string;
  @Many(() => EntryView) entries: EntryView[];
}

/** Something about the rules that will surprise people. */
export class RuleWarning {
  @Shown() kind: string;
  @MayShow({ type: String }) place?: string;
  @MayShow({ type: String }) state?: string;
  @MayShow({ type: String }) entryId?: string;
  @Shown() text: string;
}

/** All process lists of an object type. */
export class ProcessListsView {
  @Shown() objectType: ObjectTypeView;
  @Many(() => ProcessListView) lists: ProcessListView[];
  @Many(() => RuleWarning) warnings: RuleWarning[];
}

/** A use case that an installed package offers. */
export class UseCaseView {
  @Shown() symbolicName: string;
  @Shown() title: string;
  @Shown() story: string;
  @Shown() package: string;
  @Shown() objectType: string;
  @Many(() => MoveView) moves: MoveView[];
  @MayShow({ type: () => PickedTypeView, description: 'It moves objects of this other type, one of which is picked.' }) picks?: PickedTypeView;
  @StartPoints() startsAt: StartPoint[];
  @Shown() permission: string;
  @FieldsByName() options: Fields;
  @OpenValues() initialOptions: Record<string, unknown>;
}

/** Use cases that fit a place. */
export class UseCaseList {
  @Many(() => UseCaseView) items: UseCaseView[];
}

/** What saving a process list does to people. */
export class PreviewView {
  @Words() effects: string[];
  @Many(() => RuleWarning) warnings: RuleWarning[];
  @Shown() takesAway: boolean;
}

/** A place of the Home tree and how many use cases are on there. */
export class HomePlace {
  @Shown() place: string;
  @Shown() title: string;
  @Count() count: number;
}

/** An object type of the Home tree. */
export class HomeObjectType {
  @Shown() name: string;
  @Shown() title: string;
  @Many(() => HomePlace) places: HomePlace[];
}

/** A branch of the Home tree. */
export class HomeGroup {
  @Shown() group: string;
  @Many(() => HomeObjectType) objectTypes: HomeObjectType[];
}

/** A place of an object type. */
export class PlaceView {
  @Shown() objectType: string;
  @Shown() place: string;
  @Shown() enabled: boolean;
}

/** A use case of an installed package and where it stands. */
export class InstalledUseCase extends UseCaseView {
  @Many(() => PlaceView) onAt: PlaceView[];
}

/** An object type of an installed package. */
export class InstalledObjectType {
  @Shown() name: string;
  @Shown() title: string;
}

/** A connector of an installed package. */
export class InstalledConnector {
  @Shown() name: string;
  @Shown() title: string;
  @Shown() provides: string;
}

/** An installed package. */
export class PluginView extends PackageSwitchView {
  @Shown() version: string;
  @Count() contract: number;
  @Many(() => InstalledObjectType) objectTypes: InstalledObjectType[];
  @Many(() => InstalledUseCase) useCases: InstalledUseCase[];
  @Many(() => InstalledConnector) connectors: InstalledConnector[];
  @Words() permissions: string[];
  @Shown({ type: () => PackageAdditions }) adds: PackageAdditions;
}

/** The installed packages, in order. */
export class PluginList {
  @Many(() => PluginView) items: PluginView[];
}
