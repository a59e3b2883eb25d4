/** Something that the author can mend: what is wrong, and what to do. */
export class Advice extends Error {
  override readonly name = 'Advice';
}
