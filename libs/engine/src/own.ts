/** The value under a name that somebody chose: never what every object of JavaScript has under it, such as `constructor`. */
export function ownOf<V>(record: Readonly<Record<string, V>>, name: string): V | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
