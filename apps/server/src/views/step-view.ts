import type { Catalogue, ShownStep } from '@tessera/engine';
import type { Language } from '../access/caller.js';
import type { StepView } from '../http/models/run.models.js';
import { fieldsView } from './field-views.js';

/** A page of questions as people read it. */
export const stepView = (catalogue: Catalogue, { title, text, fields }: ShownStep, index: number, language: Language): StepView => ({
  index,
  title: catalogue.translate(title, language),
  ...(text ? { text: catalogue.translate(text, language) } : {}),
  fields: fieldsView(catalogue, fields, language),
});
