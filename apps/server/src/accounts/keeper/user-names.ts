const LONGEST = 90;

/** What somebody's user name could be: their address, or else their name in plain small letters. */
export function userNameFor({ email, name }: { readonly email?: unknown; readonly name?: unknown }): string {
  const plain = String(email ?? name ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const allowed = plain.replace(/[^a-z0-9@._-]+/g, '.').replace(/\.{2,}/g, '.').replace(/^[^a-z0-9]+|\.+$/g, '').slice(0, LONGEST);
  return allowed === '' ? 'user' : allowed;
}

/** The same, or the first one with a number that nobody has. */
export function freeUserName(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) if (!taken.has(`${wanted}-${number}`)) return `${wanted}-${number}`;
}
