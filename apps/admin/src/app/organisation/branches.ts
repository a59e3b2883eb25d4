import type { ElementView } from '@tessera/api-client';

/** An element of the chart with what stands under it. */
export interface Branch {
  readonly element: ElementView;
  readonly under: readonly Branch[];
}

/** The chart as trees: organisations first, what stands outside the hierarchy last. */
export function branchesOf(elements: readonly ElementView[]): readonly Branch[] {
  const known = new Set(elements.map(({ id }) => id));
  const below = new Map<string | undefined, ElementView[]>();
  for (const element of elements) {
    const superior = element.superiorId !== undefined && known.has(element.superiorId) ? element.superiorId : undefined;
    below.set(superior, [...(below.get(superior) ?? []), element]);
  }
  const branch = (element: ElementView): Branch => ({ element, under: inOrder(below.get(element.id) ?? []).map(branch) });
  return inOrder(below.get(undefined) ?? []).map(branch);
}

/** Elements under which this one may stand, each with how deep it stands: never itself nor anything below it. */
export function superiorsFor(elements: readonly ElementView[], id: string | undefined): readonly { readonly element: ElementView; readonly depth: number }[] {
  const walk = (branches: readonly Branch[], depth: number): readonly { element: ElementView; depth: number }[] =>
    branches.flatMap(({ element, under }) => (element.id === id ? [] : [{ element, depth }, ...walk(under, depth + 1)]));
  return walk(branchesOf(elements), 0);
}

const KINDS = ['organisation', 'unit', 'position'];

// Those with something under them come after single positions: a head stands above the teams.
function inOrder(elements: readonly ElementView[]): readonly ElementView[] {
  const rank = ({ kind, superiorId }: ElementView): number => (superiorId === undefined ? KINDS.indexOf(kind) : -KINDS.indexOf(kind));
  return [...elements].sort((a, b) => rank(a) - rank(b));
}
