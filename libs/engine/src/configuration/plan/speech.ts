import type { Catalogue } from '../../catalogue/index.js';
import { ownOf } from '../../own.js';

/** What a sentence speaks of; texts are said in the language of the sentence. */
export type Spoken = Readonly<Record<string, string | number>>;

/** Says sentences and titles of the catalogue in one language. */
export class Speech {
  constructor(
    readonly catalogue: Catalogue,
    readonly language: string,
  ) {}

  /** A sentence, its titles in the same language. */
  say(text: string, details: Spoken = {}): string {
    const said = Object.entries(details).map(([name, value]) => [name, typeof value === 'string' ? this.word(value) : this.number(value)] as const);
    return this.catalogue.translate(text, this.language, Object.fromEntries(said));
  }

  /** One title or word. */
  word(text: string): string {
    return this.catalogue.translate(text, this.language);
  }

  /** How a state of an object type is called, `new` included. */
  place(objectType: string, place: string): string {
    return place === 'new' ? this.word('New') : this.word(ownOf(this.catalogue.objectType(objectType).states, place)?.title ?? place);
  }

  /** Whether an object type of that name is installed. */
  hasType(objectType: string): boolean {
    return this.catalogue.objectTypes().some((type) => type.name === objectType);
  }

  /** The plural title of an object type, or its name when it is not installed. */
  objects(objectType: string): string {
    return this.hasType(objectType) ? this.word(this.catalogue.objectType(objectType).pluralTitle) : objectType;
  }

  /** The title of an object type, or its name when it is not installed. */
  type(objectType: string): string {
    return this.hasType(objectType) ? this.word(this.catalogue.objectType(objectType).title) : objectType;
  }

  private number(value: number): string {
    return new Intl.NumberFormat(this.language).format(value);
  }
}
