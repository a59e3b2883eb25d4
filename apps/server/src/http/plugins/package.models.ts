import { BUILT_IN_ACTIONS, type BuiltInAction } from '@tessera/plugin-api';
import { Many, MayShow, Shown, Words } from '../../door/view.js';
import { StateView } from '../models/object.models.js';

/** Something of a package by its name and as people read it. */
export class InstalledPart {
  @Shown() name: string;
  @Shown() title: string;
}

/** A task that a package starts by itself, and what has to happen before. */
export class InstalledReaction {
  @Shown({ description: 'Title of the task.' }) task: string;
  @MayShow({ type: String, description: 'Title of the object type to which it happens.' }) objectType?: string;
  @MayShow({ type: () => StateView, description: 'The state that an object comes to.' }) reaches?: StateView;
  @MayShow({ type: String, enum: BUILT_IN_ACTIONS }) action?: BuiltInAction;
  @MayShow({ type: String, description: 'The capability that reports the event.' }) capability?: string;
  @MayShow({ type: String }) event?: string;
}

/** What a package adds beside object types, use cases and connectors. */
export class PackageAdditions {
  @MayShow({ type: String, description: 'The versions of the contract that its package.json asks for.' }) contractRange?: string;
  @Words() provides: string[];
  @Shown({ type: [String], description: 'Capabilities that its fields, tasks and reactions ask for.' }) uses: string[];
  @Shown({ type: [String], description: 'Custom elements that draw its fields.' }) elements: string[];
  @Many(() => InstalledPart) templates: InstalledPart[];
  @Many(() => InstalledPart) fileImports: InstalledPart[];
  @Many(() => InstalledReaction) reactions: InstalledReaction[];
  @Shown({ type: [String], description: 'Names of its tasks, as the queue shows them.' }) tasks: string[];
}
