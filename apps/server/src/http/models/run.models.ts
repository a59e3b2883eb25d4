import type { Fields } from '@tessera/plugin-api';
import type { RunStatus, TaskStatus } from '@tessera/engine';
import { At, Count, CountsByName, Many, MayBeAt, MayShow, NextCursor, OpenValues, Shown, Words } from '../../door/view.js';
import { FieldsByName } from './fields.model.js';
import { ActionView, ObjectView } from './object.models.js';

const RUN_STATUSES: readonly RunStatus[] = ['open', 'accepted', 'done', 'refused', 'cancelled', 'timed-out', 'failed'];
const TASK_STATUSES: readonly TaskStatus[] = ['waiting', 'done', 'giving-up', 'gave-up'];

/** One page of questions; limits and choices are worked out already. */
export class StepView {
  @Count() index: number;
  @Shown() title: string;
  @MayShow({ type: String }) text?: string;
  @FieldsByName() fields: Fields;
}

/** What a run changed. */
export class RunOutcomeView {
  @CountsByName() states: Record<string, number>;
  @Words() messages: string[];
  @Many(() => ObjectView) objects: ObjectView[];
  @Count() total: number;
}

/** Why a run ended with a no. */
export class RunRefusalView {
  @Shown() reason: string;
  @Shown() text: string;
  @OpenValues() details: Record<string, string | number>;
}

/** Work that goes on after the run. */
export class RunTaskView {
  @Shown() name: string;
  @Shown({ type: String, enum: TASK_STATUSES }) status: TaskStatus;
  @Count() attempts: number;
  @MayShow({ type: String }) lastError?: string;
}

/** What a run and its line in a list have in common. */
class RunHead {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() useCase: string;
  @Shown() title: string;
  @Shown() objectType: string;
  @Shown() place: string;
  @Shown({ type: String, enum: RUN_STATUSES }) status: RunStatus;
  @Count() stepIndex: number;
  @Count() stepCount: number;
  @Count() subjectCount: number;
  @At() openedAt: string;
  @At() expiresAt: string;
  @MayBeAt() endedAt?: string;
}

/** One execution of a use case. */
export class RunView extends RunHead {
  @MayShow({ type: () => StepView }) step?: StepView;
  @Many(() => ObjectView) subjects: ObjectView[];
  @MayShow({ type: () => ObjectView, description: 'What the run was started from, when that is not its subject.' }) via?: ObjectView;
  @OpenValues() input: Record<string, unknown>;
  @MayShow({ type: () => RunOutcomeView }) outcome?: RunOutcomeView;
  @MayShow({ type: () => RunRefusalView }) refusal?: RunRefusalView;
  @Many(() => RunTaskView) tasks: RunTaskView[];
  @MayShow({ type: 'integer', description: 'Password letters that wait to be taken, once.' }) letters?: number;
  @MayShow({ type: () => ActionView, isArray: true }) next?: ActionView[];
}

/** A run in a list. */
export class RunSummary extends RunHead {
  @MayShow({ type: 'object', additionalProperties: { type: 'integer' } }) states?: Record<string, number>;
  @MayShow({ type: String }) refusalText?: string;
}

/** A page of runs. */
export class RunPage {
  @Many(() => RunSummary) items: RunSummary[];
  @NextCursor() nextCursor?: string;
}
