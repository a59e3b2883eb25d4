import { outcomeTexts, Refusal, systemActor } from '@tessera/engine';
import type { Actor, FieldFault, Json, ObjectRecord, RunRecord } from '@tessera/engine';
import { anybody, MemoryHouse, receiptFor } from '@tessera/engine/in-memory';
import { definePlugin } from '@tessera/plugin-api';
import type { AnyUseCase, AttributesOf, DeviceReceipt, Moves, ObjectType, Fields, PluginParts, StateOf, Step, UseCase, Values } from '@tessera/plugin-api';

/** An object that stands in the house when the rehearsal begins. */
export interface Subject<T> {
  readonly state: StateOf<T>;
  readonly attributes?: AttributesOf<T>;
}

/** What to rehearse a use case with. Answers of device fields are what the device read. */
export interface Scene<T, O> {
  readonly input?: Json;
  readonly options?: Partial<Values<O>>;
  readonly subjects?: readonly Subject<T>[];
  /** Objects of the same type that stand there, too, and are not what the run is about. */
  readonly others?: readonly Subject<T>[];
  readonly actor?: Actor;
  /** Uploads of the actor's that answers may name, by id; a small PDF unless said otherwise. */
  readonly files?: Readonly<Record<string, { readonly mediaType?: string; readonly bytes?: number; readonly width?: number; readonly height?: number }>>;
  /** Choices that connectors list, by `capability/list`. */
  readonly lists?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Reactions of the package and their tasks: what they start is among `deferred`. */
  readonly alongside?: Pick<PluginParts, 'reactions' | 'tasks'>;
}

/** How a rehearsal ended. */
export interface Rehearsal {
  readonly status: RunRecord['status'];
  /** How many objects the run brought to each state. */
  readonly states: Readonly<Record<string, number>>;
  readonly objects: readonly ObjectRecord[];
  readonly deferred: readonly { readonly task: string; readonly payload: Json }[];
  readonly messages: readonly string[];
  readonly refusal?: { readonly reason: string; readonly details: Readonly<Record<string, string | number>> };
  readonly faults: readonly FieldFault[];
}

/** Takes a use case through open, every step and submit, in memory, with the rules of the real engine. */
export async function rehearse<T extends ObjectType, M extends Moves<T>, O extends Fields, S extends readonly Step[]>(
  useCase: UseCase<T, M, O, S>,
  scene: Scene<T, O> = {},
): Promise<Rehearsal> {
  const any: AnyUseCase = useCase;
  const house = new MemoryHouse([definePlugin({ objectTypes: [any.objectType], useCases: [any], ...scene.alongside })], scene.lists ? { lists: scene.lists } : {});
  const put = ({ state, attributes }: Subject<T>) => house.stock(any.objectType.name, state, [attributes ?? {}]);
  const subjectIds = (scene.subjects ?? []).flatMap(put);
  (scene.others ?? []).forEach(put);
  const entryId = await house.switchOn(any.symbolicName, placeOf(any, scene.subjects?.[0]?.state), scene.options);
  const actor = amongAdministrators(scene.actor ?? usualActor(any));
  for (const [id, file] of Object.entries(scene.files ?? {})) house.upload(actor, { ...file, id });
  const run = await house.engine.runs.open(actor, { entryId, subjectIds });
  try {
    await answerAll(house, actor, run, scene.input ?? {});
    await house.engine.runs.submit(actor, run.id);
    await house.work(1);
    return told(house, run.id);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...told(house, run.id), refusal: { reason: error.reason, details: error.details }, faults: error.faults };
  }
}

async function answerAll(house: MemoryHouse, actor: Actor, run: RunRecord, input: Json): Promise<void> {
  const { runs } = house.engine;
  for (let index = 0, current = run; ; index++) {
    const step = (await runs.steps(current))[index];
    if (!step) return;
    const given = Object.entries(step.fields).flatMap(([name, field]) =>
      input[name] === undefined ? [] : [[name, field.kind === 'device' ? receipt(run, name, input[name]) : input[name]]],
    );
    current = await runs.answer(actor, run.id, index, Object.fromEntries(given) as Json);
  }
}

function receipt(run: RunRecord, field: string, read: unknown): string {
  const [subjectId] = run.subjectIds;
  const scope = { runId: run.id, field, ...(run.subjectIds.length === 1 && subjectId !== undefined && { subjectId }) };
  return receiptFor(scope, read as DeviceReceipt);
}

function usualActor({ startsAt }: AnyUseCase): Actor {
  return startsAt.every((start) => start === 'schedule') ? systemActor : anybody;
}

// A rehearsal is about the use case: access schemes have no say in it, unless the actor brings a context.
function amongAdministrators(actor: Actor): Actor {
  return { context: { accountId: actor.id, roles: [], groups: ['Administrators'], unitIds: [], superiorIds: [] }, ...actor };
}

function placeOf(useCase: AnyUseCase, state: string | undefined): string {
  return state ?? (useCase.moves['nothing'] ? 'new' : (Object.keys(useCase.moves)[0] ?? 'new'));
}

function told(house: MemoryHouse, runId: string): Rehearsal {
  const run = house.store.memory.runs.get(runId);
  if (!run) throw new Error(`run ${runId} was not kept`);
  return {
    status: run.status,
    states: run.outcome?.states ?? {},
    objects: house.objects(run.objectType),
    deferred: [...house.store.memory.tasks.values()].map(({ name, payload }) => ({ task: name, payload })),
    messages: outcomeTexts(house.catalogue, 'en-US', run),
    ...(run.refusal && { refusal: run.refusal }),
    faults: [],
  };
}
