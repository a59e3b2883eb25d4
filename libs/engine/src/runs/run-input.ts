import { SEEING } from '../access/index.js';
import type { ObjectAccess } from '../access/index.js';
import type { AnyUseCase, DeviceReceipt, Field, Fields, FileField, ImageField, ObjectField } from '@tessera/plugin-api';
import type { FieldFault } from '../errors.js';
import { checkSteps, checkValues } from '../fields/index.js';
import type { Checked, Forms, ShownStep } from '../fields/index.js';
import { fileFault } from '../files/index.js';
import type { Json, RunRecord } from '../model.js';
import type { EnginePorts, Transaction } from '../ports/index.js';
import { Refusal } from '../errors.js';
import { deviceFields } from './device-fields.js';
import { keepingBlank, knownSubject, withoutBlank } from './known-subject.js';
import { runner } from './on-behalf.js';
import { sealedIn, withStandIns } from './secret-answers.js';
import { readable } from './readable-options.js';
import { originOf, pickStep, stepsElsewhere } from './started-elsewhere.js';

/** Checks what operators answer: by the fields, by what exists, and by the devices' signatures. */
export class RunInput {
  constructor(
    private readonly ports: Pick<EnginePorts, 'store' | 'receipts' | 'files' | 'accounts'>,
    private readonly forms: Forms,
    private readonly access: ObjectAccess,
  ) {}

  /** The steps that are asked with the answers so far. */
  steps(useCase: AnyUseCase, options: Json, answers: Json): Promise<readonly ShownStep[]> {
    return this.forms.steps(useCase, readable(useCase, options), answers);
  }

  /** The steps of a run, with fields that begin with what stands on its only subject, as far as its runner may see that. */
  async stepsOf(useCase: AnyUseCase, run: RunRecord): Promise<readonly ShownStep[]> {
    const steps = await this.stepsAsked(useCase, run);
    if (!beginsWithSubject(useCase) && !picksRoles(useCase)) return steps;
    const subject = await knownSubject(this.ports, this.access, useCase, run);
    if (!subject?.isSeen) return steps;
    const roles = picksRoles(useCase) ? await this.ports.accounts?.rolesOf(subject.id) : undefined;
    return steps.map((step) => ({ ...step, fields: begun(step.fields, subject.shown, roles) }));
  }

  private async stepsAsked(useCase: AnyUseCase, run: RunRecord): Promise<readonly ShownStep[]> {
    const steps = await this.steps(useCase, run.options, run.input);
    return originOf(useCase, run) ? stepsElsewhere(useCase, steps) : steps;
  }

  /** Answers of a run, where what was left out of the steps from that one on is what they begin with; what was emptied stays empty. */
  async completed(useCase: AnyUseCase, run: RunRecord, answers: Json, from = 0): Promise<Json> {
    if (!beginsWithSubject(useCase)) return answers;
    const steps = await this.stepsOf(useCase, { ...run, input: answers });
    const begun = Object.assign({}, ...steps.slice(from).map(firstAnswers), answers) as Json;
    return keepingBlank(useCase, begun, (await knownSubject(this.ports, this.access, useCase, run))?.blank ?? {});
  }

  /** What was answered in a run, without what is blank for its runner by now. */
  async shown(useCase: AnyUseCase, run: RunRecord): Promise<Json> {
    if (!beginsWithSubject(useCase) || run.subjectIds.length !== 1) return run.input;
    return withoutBlank(useCase, run.input, await knownSubject(this.ports, this.access, useCase, run));
  }

  /** Checks the answers of one step. Receipts stay as they came, so that they can be checked again on submission; secrets are sealed. */
  async checkStep(run: RunRecord, step: ShownStep, values: unknown): Promise<Checked> {
    const checked = checkValues(step.fields, values, '', run.input);
    const faults = checked.faults.length > 0 ? checked.faults : (await this.lookUp(run, [step], checked.values)).faults;
    return { values: faults.length > 0 ? checked.values : sealedIn(this.ports.accounts, run.id, step.fields, checked.values), faults };
  }

  /** Checks all answers together and opens the receipts. */
  async checkAll(run: RunRecord, useCase: AnyUseCase, input: unknown, at: string): Promise<Checked> {
    const answers = typeof input === 'object' && input !== null ? (input as Json) : {};
    const own = await this.steps(useCase, run.options, answers);
    const origin = originOf(useCase, run);
    const steps = origin ? [pickStep(useCase), ...own] : own;
    const fields: Fields = Object.assign({}, ...steps.map((step) => step.fields));
    const given = typeof input === 'object' && input !== null ? withStandIns(fields, answers) : input;
    const checked = checkSteps(steps, origin ? { [origin.field]: origin.id, ...withStandIns(fields, answers) } : given, at);
    if (checked.faults.length > 0) return checked;
    // It was started from one object and cannot speak of another.
    if (origin && checked.values[origin.field] !== origin.id) return { ...checked, faults: [{ pointer: `${at}/${origin.field}`, reason: 'unknown-field' }] };
    const found = await this.lookUp(run, steps, checked.values, at);
    return { ...found, values: sealedIn(this.ports.accounts, run.id, fields, found.values, answers) };
  }

  /** The second look at the receipts, under the lock of the run: an encoding may have begun since the first one. */
  async checkReceipts(transaction: Transaction, run: RunRecord, useCase: AnyUseCase): Promise<readonly FieldFault[]> {
    const faults: FieldFault[] = [];
    for (const [name] of deviceFields(useCase)) {
      const receipt = run.input[name];
      const isGood = typeof receipt !== 'string' || (await this.openReceipt(run, name, receipt, transaction));
      if (!isGood) faults.push({ pointer: `/${name}`, reason: 'bad-receipt' });
    }
    return faults;
  }

  private async lookUp(run: RunRecord, steps: readonly ShownStep[], values: Json, at = ''): Promise<Checked> {
    const found: Record<string, unknown> = { ...values };
    const faults: FieldFault[] = [];
    for (const [name, field] of steps.flatMap((step) => Object.entries(step.fields))) {
      const value = values[name];
      if (typeof value !== 'string') continue;
      if (field.kind === 'file' || field.kind === 'image') faults.push(...(await this.wrongFile(run, field, value, `${at}/${name}`)));
      if (field.kind === 'object') faults.push(...(await this.missingObject(run, field, value, `${at}/${name}`)));
      if (field.kind !== 'device') continue;
      const receipt = await this.openReceipt(run, name, value);
      if (receipt) found[name] = receipt;
      else faults.push({ pointer: `${at}/${name}`, reason: 'bad-receipt' });
    }
    return { values: found, faults };
  }

  private async wrongFile(run: RunRecord, field: FileField | ImageField, id: string, pointer: string): Promise<readonly FieldFault[]> {
    const fault = fileFault(field, await this.ports.files?.read(id), run);
    return fault ? [{ pointer, ...fault }] : [];
  }

  private async missingObject(run: RunRecord, field: ObjectField, id: string, pointer: string): Promise<readonly FieldFault[]> {
    if (await this.stands(run, field, id)) return [];
    const object = await this.ports.store.readObject(field.objectType, id);
    // What may not be seen is not there: nobody finds out by trying.
    const isThere = object && (await this.access.permits(runner(run), object, SEEING, 'recent')).size > 0;
    if (!isThere) return [{ pointer, reason: 'unknown-object' }];
    if (field.inState && !field.inState.includes(object.state)) {
      return [{ pointer, reason: 'wrong-state', details: { found: object.state, expected: field.inState.join(', ') } }];
    }
    const fits = Object.entries(field.having ?? {}).every(([name, wanted]) => object.attributes[name] === wanted);
    return fits ? [] : [{ pointer, reason: 'not-a-choice' }];
  }

  // What stands on the subject already was right when it came there.
  private async stands(run: RunRecord, { begins }: ObjectField, id: string): Promise<boolean> {
    const [subjectId, ...more] = run.subjectIds;
    if (begins === undefined || subjectId === undefined || more.length > 0) return false;
    return (await this.ports.store.readObject(run.objectType, subjectId))?.attributes[begins] === id;
  }

  private openReceipt(run: RunRecord, field: string, receipt: string, transaction?: Transaction): Promise<DeviceReceipt | undefined> {
    const [subjectId, ...more] = run.subjectIds;
    const scope = { runId: run.id, field, ...(subjectId !== undefined && more.length === 0 && { subjectId }) };
    return this.ports.receipts.verify(receipt, scope, transaction);
  }
}

/** Whether a use case shows what stands on its subject, so that it may not change while it is looked at. */
export function beginsWithSubject(useCase: AnyUseCase): boolean {
  return useCase.steps.some((step) => Object.values(step.fields ?? {}).some((field) => field.begins !== undefined));
}

/** Those of the answers that stand in fields which begin with what is on the subject. */
export function begunAnswers(useCase: AnyUseCase, answers: Json): Json {
  const begins = new Set(useCase.steps.flatMap((step) => Object.entries(step.fields ?? {})).flatMap(([name, field]) => (field.begins === undefined ? [] : [name])));
  return Object.fromEntries(Object.entries(answers).filter(([name]) => begins.has(name)));
}

/** What the fields of a step begin with because it stands on the subject. */
export function firstAnswers({ fields }: ShownStep): Json {
  const begun = Object.entries(fields).filter(([, field]) => field.begins !== undefined && field.initial !== undefined);
  return Object.fromEntries(begun.map(([name, field]) => [name, field.initial]));
}

/** Throws unless a use case about oneself is about nobody else. */
export function refuseOthers({ aboutOneself, title }: AnyUseCase, { subjectIds, actorId }: Pick<RunRecord, 'subjectIds' | 'actorId'>): void {
  if (aboutOneself && subjectIds.some((id) => id !== actorId)) throw new Refusal('not-oneself', { useCase: title });
}

function picksRoles(useCase: AnyUseCase): boolean {
  return useCase.steps.some((step) => Object.values(step.fields ?? {}).some((field) => field.kind === 'roles'));
}

function begun(fields: Fields, attributes: Json, roles: readonly string[] | undefined): Fields {
  const entries = Object.entries(fields).map(([name, field]) => {
    if (field.kind === 'roles' && roles) return [name, { ...field, initial: roles }] as const;
    const initial = field.begins === undefined ? undefined : attributes[field.begins];
    return [name, initial === undefined ? field : ({ ...field, initial } as Field)] as const;
  });
  return Object.fromEntries(entries);
}
