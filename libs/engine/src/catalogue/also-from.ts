import type { AnyUseCase, ObjectField } from '@tessera/plugin-api';

/** The answer of a run that was started elsewhere to which object it is about. */
export const PICKED = 'subject';

/** The field that is filled with the object that a use case is started from, if it is not started from its subject. */
export function startField({ alsoFrom, steps }: AnyUseCase): ObjectField | undefined {
  const fields = steps.map((step) => step.fields ?? {}).find((one) => alsoFrom && Object.hasOwn(one, alsoFrom.field));
  const field = alsoFrom && fields?.[alsoFrom.field];
  return field?.kind === 'object' ? field : undefined;
}

/** Whether a use case may stand in the list of a state of another type, because it asks for such an object. */
export function fitsElsewhere(useCase: AnyUseCase, objectType: string, state: string): boolean {
  const field = startField(useCase);
  return field?.objectType === objectType && state !== 'new' && (field.inState?.includes(state) ?? true);
}

/** The states in which a use case takes its subjects. */
export function takenFrom({ moves }: AnyUseCase): readonly string[] {
  return Object.keys(moves).filter((state) => state !== 'nothing');
}

/** The field that asks which object a use case is about that was not started from it. */
export function pickField(useCase: AnyUseCase): ObjectField {
  const { name, title } = useCase.objectType;
  return { kind: 'object', title, objectType: name, inState: takenFrom(useCase) };
}
