import type { ObjectView } from '@tessera/api-client';

/** Who set something and when. */
export interface StatusView {
  readonly date: string;
  readonly identity: { readonly id: string; readonly name: string };
  readonly position?: { readonly id: string; readonly name: string };
}

/** What every object has, whatever its type. */
export interface CommonView {
  readonly created?: StatusView;
  readonly lastUpdated?: StatusView;
  readonly locked?: StatusView;
  readonly frozen?: StatusView;
  readonly number?: string;
  readonly numbered?: StatusView;
}

/** What the house keeps about an object apart from its attributes. */
export function commonOf(object: ObjectView & { readonly common?: CommonView }): CommonView {
  return object.common ?? {};
}
