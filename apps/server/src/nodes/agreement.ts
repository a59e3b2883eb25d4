import type { LiveNode } from '@tessera/store';

type Running = Pick<LiveNode, 'packageHash' | 'startedAt'>;

interface Party {
  readonly hash: string;
  readonly count: number;
  readonly since: number;
}

/** The packages that most nodes run; of as many, those that have been up longer. */
export function leadingHash(nodes: readonly Running[]): string | undefined {
  const parties = [...Map.groupBy(nodes, (one) => one.packageHash)].map(([hash, members]) => ({
    hash, count: members.length, since: Math.min(...members.map((one) => one.startedAt.getTime())),
  }));
  return parties.sort(byWeight)[0]?.hash;
}

// The last comparison decides what cannot be decided, on every node in the same way.
const byWeight = (a: Party, b: Party): number => b.count - a.count || a.since - b.since || (a.hash < b.hash ? -1 : 1);
