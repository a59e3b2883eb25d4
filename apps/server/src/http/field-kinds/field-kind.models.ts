import type { Fields } from '@tessera/plugin-api';
import { Many, OpenValues, Shown } from '../../door/view.js';
import { FieldsByName } from '../models/fields.model.js';

/** Answers that are not accepted, and why. */
export class WrongAnswerView {
  @OpenValues() values: Record<string, unknown>;
  @Shown() reason: string;
}

/** One way to use a field kind. */
export class FieldSampleView {
  @Shown() name: string;
  @Shown() title: string;
  @Shown() text: string;
  @FieldsByName() declared: Fields;
  @FieldsByName() declaredOptions: Fields;
  /** As people see them while the options have their initial values. */
  @FieldsByName() fields: Fields;
  @FieldsByName() options: Fields;
  @Many(() => WrongAnswerView) wrong: WrongAnswerView[];
}

/** A field kind of the contract. */
export class FieldKindView {
  @Shown() kind: string;
  @Shown() title: string;
  @Shown() text: string;
  @Many(() => FieldSampleView) samples: FieldSampleView[];
}

/** All field kinds. */
export class FieldKindList {
  @Many(() => FieldKindView) items: FieldKindView[];
}

/** A form as people see it under some options. */
export class SampleFormView {
  @FieldsByName() fields: Fields;
}

/** What a use case would read. */
export class AcceptedAnswers {
  @OpenValues() values: Record<string, unknown>;
}
