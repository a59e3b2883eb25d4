const NAME = /^TESSERA_SECRET_[A-Z0-9_]{1,100}$/;

/** The environment variable that a file calls a secret by: `{ secret: TESSERA_SECRET_… }`. Other variables are nobody's secrets. */
export function secretReferenceOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || Object.keys(value).join() !== 'secret') return undefined;
  const { secret } = value as { readonly secret: unknown };
  return typeof secret === 'string' && NAME.test(secret) ? secret : undefined;
}

/** The variables of an environment that hold secrets for connectors and web hooks. */
export const secretsIn = (environment: Readonly<Record<string, string | undefined>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(environment).filter((entry): entry is [string, string] => NAME.test(entry[0]) && Boolean(entry[1])));
