import type { AuditEntry } from '@tessera/engine';

/** What changed between two states of the same thing, as the audit keeps it. */
export function differences<K extends string>(
  names: readonly K[], before: { readonly [N in K]?: unknown } | undefined, after: { readonly [N in K]?: unknown },
): NonNullable<AuditEntry['changed']> {
  return Object.fromEntries(names.flatMap((name) => {
    const [from, to] = [before?.[name], after[name]];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [[name, { from, to }]];
  }));
}
