import type { AclPermission } from './access.js';
import type { Status } from './status.js';

/** The value that makes a step, a field or an option appear: one comparison, never an expression. */
export type Condition =
  | { readonly option: string; readonly is: string | number | boolean }
  | { readonly field: string; readonly is: string | number | boolean };

/** A limit that is either written down or set by the administrator in the option of that name. */
export type Bound = number | { readonly option: string };

/** Choices that a connector knows: the list of that name, published by the capability of that name. */
export interface ChoicesFrom {
  readonly capability: string;
  readonly list: string;
}

/** What every field can say about itself. */
export interface Described<V> {
  readonly title: string;
  readonly help?: string;
  readonly optional?: true;
  readonly initial?: V;
  readonly when?: Condition;
  /** Name of a custom element shipped by the package; it draws the field, the server still checks it. */
  readonly element?: `${string}-${string}`;
  /** Attributes only: the database keeps an index, so that lists can be filtered and sorted by it. */
  readonly indexed?: true;
  /** Attributes only: no two objects of the type may hold the same value. */
  readonly unique?: true;
  /** Steps only: begins with the value of this attribute of the subject. What is left out stays as it is, what is emptied is meant to be empty. */
  readonly begins?: string;
  /** Attributes only: cleared from exports and hidden in lists that do not need it. */
  readonly internal?: true;
  /** Attributes only: blank in lists, profiles, history and exports for everybody without this right to the object. */
  readonly sensitive?: AclPermission;
  /** Attributes only: repeats what is written on the person whom this attribute names, and is erased together with them. */
  readonly about?: string;
}

/** One line of text, at most `maxLength` characters; `pattern` is an ECMAScript regular expression. */
export interface TextField extends Described<string> {
  readonly kind: 'text';
  readonly maxLength: number;
  readonly pattern?: string;
  /** Attributes only: filled on creation with the next number of the object type's range. */
  readonly numbered?: { readonly range: string; readonly prefix: string; readonly digits: number };
}
/** A whole number from `min` to `max`. */
export interface IntegerField extends Described<number> {
  readonly kind: 'integer';
  readonly min: Bound;
  readonly max: Bound;
}
/** Yes or no. */
export interface BooleanField extends Described<boolean> {
  readonly kind: 'boolean';
}
/** A calendar day, ISO 8601 `YYYY-MM-DD`. */
export interface DateField extends Described<string> {
  readonly kind: 'date';
}
/** One of `choices` (key to text), or of those plus what a capability lists. */
export interface ChoiceField extends Described<string> {
  readonly kind: 'choice';
  readonly choices: Readonly<Record<string, string>>;
  readonly more?: ChoicesFrom;
}
/** The id of an object of `objectType`, in one of the states `inState` and with the attribute values `having`, if given. */
export interface ObjectField extends Described<string> {
  readonly kind: 'object';
  readonly objectType: string;
  readonly inState?: readonly string[];
  /** Attributes of the object that must have these values; each of them `indexed`. */
  readonly having?: Readonly<Record<string, string>>;
}
/** A conversation with a device on the operator's desk; its value is a signed receipt. */
export interface DeviceField extends Described<never> {
  readonly kind: 'device';
  readonly action: string;
  /** Attribute of the subject that must equal the chip's serial number before anything is written to it. */
  readonly expects?: string;
}
/** Settings of connectors and steps that order something of accounts: sealed at the door, never read back. */
export interface SecretField extends Described<never> {
  readonly kind: 'secret';
  readonly maxLength: number;
}

/** An e-mail address. */
export interface EmailField extends Described<string> {
  readonly kind: 'email';
}
/** A telephone number: an optional plus, then 2 to 15 digits of which the first is not 0. */
export interface PhoneField extends Described<string> {
  readonly kind: 'phone';
}
/** A moment, ISO 8601 with offset. */
export interface DateTimeField extends Described<string> {
  readonly kind: 'date-time';
}
/** A language that the house speaks. */
export interface LanguageField extends Described<Language> {
  readonly kind: 'language';
}
/** How many items a list holds; no item stands in it twice. */
interface Listed {
  readonly minItems: number;
  readonly maxItems: number;
}
/** Several whole numbers, each from `min` to `max`. */
export interface IntegerListField extends Described<readonly number[]>, Listed {
  readonly kind: 'list';
  readonly of: { readonly kind: 'integer'; readonly min: number; readonly max: number };
}
/** Several lines of text. */
export interface TextListField extends Described<readonly string[]>, Listed {
  readonly kind: 'list';
  readonly of: { readonly kind: 'text'; readonly maxLength: number; readonly pattern?: string };
}
/** Several values of one kind, in the order in which they were given. */
export type ListField = IntegerListField | TextListField;

/** Attributes only: when something was established and by whom; people never type it. */
export interface StampField extends Described<never> {
  readonly kind: 'stamp';
}

/** Names of roles, picked from those that there are. */
export interface RolesField extends Described<readonly string[]> {
  readonly kind: 'roles';
  /** Title by name; the house fills it in. */
  readonly choices?: Readonly<Record<string, string>>;
}

/** What a file may be: told by its content, never by its name. */
export type MediaType = 'application/pdf' | 'image/jpeg' | 'image/png' | 'image/webp';

/** A document; its value is the id of an upload, which the house has checked by its content. */
export interface FileField extends Described<string> {
  readonly kind: 'file';
  readonly accept: readonly MediaType[];
  readonly maxKilobytes: Bound;
}
/** A picture, cut to `width` x `height` pixels and then at most `maxKilobytes` large; its value is the id of an upload. */
export interface ImageField extends Described<string> {
  readonly kind: 'image';
  readonly width: Bound;
  readonly height: Bound;
  readonly maxKilobytes: Bound;
}

/** The languages of the house. */
export type Language = 'it-IT' | 'en-US';

/** The closed set of field kinds: the server checks each one, the browser draws each one. */
export type Field =
  | TextField
  | IntegerField
  | BooleanField
  | DateField
  | ChoiceField
  | ObjectField
  | EmailField
  | PhoneField
  | DateTimeField
  | LanguageField
  | ListField
  | StampField
  | FileField
  | ImageField
  | RolesField
  | DeviceField
  | SecretField;

/** A form as data. */
export type Fields = Readonly<Record<string, Field>>;

/** What a device answers: which chip it wrote, where its secrets are sealed, and proof that it did. */
export interface DeviceReceipt {
  readonly chipSerial: string;
  readonly secretsRef: string;
}

type Raw<F> = F extends { kind: 'integer' }
  ? number
  : F extends { kind: 'boolean' }
    ? boolean
    : F extends { kind: 'list'; of: { kind: 'integer' } }
    ? readonly number[]
    : F extends { kind: 'list' }
    ? readonly string[]
    : F extends { kind: 'stamp' }
    ? Status
    : F extends { kind: 'roles' }
    ? readonly string[]
    : F extends { kind: 'language' }
    ? Language
    : F extends { kind: 'device' }
      ? DeviceReceipt
      : F extends { kind: 'choice'; more: ChoicesFrom }
        ? string
        : F extends { kind: 'choice'; choices: infer C }
          ? keyof C & string
          : string;

type MayBeMissing = { readonly optional: true } | { readonly when: Condition };

/** The values of a form: integer to number, choice to the union of its keys, optional or conditional to `| undefined`. */
export type Values<Fs> = {
  readonly [K in keyof Fs]: Fs[K] extends MayBeMissing ? Raw<Fs[K]> | undefined : Raw<Fs[K]>;
};
