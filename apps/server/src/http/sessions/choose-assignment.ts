import { Id } from '../../door/shape.js';

/** In which of their positions somebody wants to act. */
export class ChooseAssignment {
  @Id() assignmentId: string;
}
