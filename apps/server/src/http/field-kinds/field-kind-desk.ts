import { Inject, Injectable } from '@nestjs/common';
import { checkValues, initialValues, NotFound, type Engine, type Json } from '@tessera/engine';
import type { Field, Fields } from '@tessera/plugin-api';
import type { FastifyRequest } from 'fastify';
import type { Caller, Language } from '../../access/caller.js';
import { invalid } from '../../door/faults.js';
import { ENGINE } from '../../house/tokens.js';
import { FileDesk, ruleOf } from '../files/index.js';
import type { FileView } from '../files/file.models.js';
import { AnswerLookUp } from './answer-look-up.js';
import type { AcceptedAnswers, FieldKindList, FieldKindView, FieldSampleView, SampleFormView } from './field-kind.models.js';
import type { CheckSample, DrawSample, SampleAddress } from './field-kind.shapes.js';
import { SAMPLES, type KindSamples, type Sample } from './samples/index.js';
import { sayOfFields, sayOfSamples } from './sample-texts.js';

/** Shows authors every field kind, and answers them as a run would. */
@Injectable()
export class FieldKindDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly lookUp: AnswerLookUp,
    private readonly files: FileDesk,
  ) {}

  async list(language: Language): Promise<FieldKindList> {
    return { items: await Promise.all(Object.entries(SAMPLES).map(([kind, one]) => this.kind(kind, one, language))) };
  }

  async draw(at: SampleAddress, { options }: DrawSample, language: Language): Promise<SampleFormView> {
    const sample = sampleAt(at);
    const { fields } = await this.resolved(sample, options);
    return { fields: sayOfFields(fields, language) };
  }

  async check(caller: Caller, at: SampleAddress, { options = {}, values }: CheckSample): Promise<AcceptedAnswers> {
    const { fields } = await this.resolved(sampleAt(at), options);
    const checked = checkValues(fields, values, '/values');
    const faults = checked.faults.length > 0 ? checked.faults : await this.lookUp.faults(caller, fields, checked.values);
    if (faults.length > 0) throw invalid(faults);
    return { values: withoutSecrets(fields, checked.values) };
  }

  async receive(caller: Caller, at: SampleAddress, request: FastifyRequest): Promise<FileView> {
    const { fields } = await this.resolved(sampleAt(at), {});
    const field = Object.values(fields).find(isFile);
    if (!field) throw new NotFound('field', at.sample);
    return this.files.receive(caller, request, ruleOf(field));
  }

  private async kind(kind: string, { title, text, samples }: KindSamples, language: Language): Promise<FieldKindView> {
    const views = samples.filter((sample) => this.fits(sample)).map((sample) => this.view(sample, language));
    return { kind, title: sayOfSamples(title, language), text: sayOfSamples(text, language), samples: await Promise.all(views) };
  }

  // A house without that object type has nothing to pick.
  private fits({ fields }: Sample): boolean {
    const types = new Set(this.engine.catalogue.objectTypes().map(({ name }) => name));
    return Object.values(fields).every((field) => field.kind !== 'object' || types.has(field.objectType));
  }

  private async view(sample: Sample, language: Language): Promise<FieldSampleView> {
    const { fields, options } = await this.resolved(sample, {});
    return {
      name: sample.name, title: sayOfSamples(sample.title, language), text: sayOfSamples(sample.text, language),
      declared: sample.fields, declaredOptions: sample.options ?? {},
      fields: sayOfFields(fields, language), options: sayOfFields(options, language),
      wrong: sample.wrong.map(({ values, reason }) => ({ values: { ...values }, reason })),
    };
  }

  private async resolved(sample: Sample, given: Json): Promise<{ readonly fields: Fields; readonly options: Fields }> {
    const { forms } = this.engine;
    const declared = sample.options ?? {};
    const checked = await forms.checkOptions(declared, given, '/options');
    if (checked.faults.length > 0) throw invalid(checked.faults);
    const values = { ...initialValues(declared), ...checked.values };
    return { fields: await forms.resolve(sample.fields, values), options: await forms.resolve(declared, values) };
  }
}

function sampleAt({ kind, sample }: SampleAddress): Sample {
  const found = Object.hasOwn(SAMPLES, kind) ? SAMPLES[kind as Field['kind']].samples.find(({ name }) => name === sample) : undefined;
  if (!found) throw new NotFound('sample', `${kind}/${sample}`);
  return found;
}

function withoutSecrets(fields: Fields, values: Json): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => fields[name]?.kind !== 'secret'));
}

const isFile = (field: Field): field is Extract<Field, { readonly kind: 'file' | 'image' }> => field.kind === 'file' || field.kind === 'image';
