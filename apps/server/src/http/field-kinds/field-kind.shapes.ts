import { Text, ValuesByName } from '../../door/shape.js';

/** Which sample of which field kind. */
export class SampleAddress {
  @Text(40) kind: string;
  @Text(40) sample: string;
}

/** Options to draw a sample with. */
export class DrawSample {
  @ValuesByName({ description: 'What is left out has its initial value.' }) options: Record<string, unknown>;
}

/** Answers to check. */
export class CheckSample {
  @ValuesByName({ optional: true, description: 'What is left out has its initial value.' }) options?: Record<string, unknown>;
  @ValuesByName() values: Record<string, unknown>;
}
