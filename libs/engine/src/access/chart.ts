import type { NamedReference } from '@tessera/plugin-api';
import { Refusal } from '../errors.js';

/** An organisation (a root of the chart), a unit that groups, or a position that people hold. */
export type ElementKind = 'organisation' | 'unit' | 'position';

/** One element of the organisation chart. */
export interface ChartElement {
  readonly id: string;
  readonly kind: ElementKind;
  readonly name: string;
  readonly shortName?: string;
  readonly description?: string;
  /** The element above; a unit or a position without one stands outside the hierarchy. */
  readonly superiorId?: string;
}

/** Where a position stands: what is around it and above it, the nearest first. */
export interface ChartPlace {
  readonly positionName: string;
  /** The nearest unit, under its present name. */
  readonly unit?: NamedReference;
  /** The organisation that it belongs to. */
  readonly organisation?: NamedReference;
  readonly unitIds: readonly string[];
  readonly superiorIds: readonly string[];
}

/** The organisation chart: organisations, units and positions, each under at most one other. */
export class Chart {
  private readonly byId: ReadonlyMap<string, ChartElement>;
  private readonly places = new Map<string, ChartPlace>();

  constructor(readonly elements: readonly ChartElement[]) {
    this.byId = new Map(elements.map((element) => [element.id, element]));
  }

  find(id: string): ChartElement | undefined {
    return this.byId.get(id);
  }

  /** Where a position stands; `undefined` for everything that is no position. */
  placeOf(positionId: string): ChartPlace | undefined {
    const position = this.byId.get(positionId);
    if (position?.kind !== 'position') return undefined;
    const known = this.places.get(positionId) ?? place(position, this.above(position));
    this.places.set(positionId, known);
    return known;
  }

  /** Positions for which the claim about their place holds. */
  positionsWhere(holds: (place: ChartPlace, id: string) => boolean): readonly string[] {
    return this.elements.flatMap(({ id }) => {
      const known = this.placeOf(id);
      return known && holds(known, id) ? [id] : [];
    });
  }

  /** Refuses an element that would stand above itself, under nothing that exists, or, as an organisation, under anything. */
  requireFit(element: Pick<ChartElement, 'id' | 'kind' | 'superiorId'>): void {
    if (element.superiorId === undefined) return;
    if (element.kind === 'organisation') throw unfit('organisation-has-no-superior');
    const superior = this.byId.get(element.superiorId);
    if (!superior) throw unfit('unknown-superior');
    if (superior.id === element.id || this.above(superior).some(({ id }) => id === element.id)) throw unfit('superior-below');
  }

  // Everything above, the nearest first. Rows written by hand may go round in circles: the walk does not.
  private above(element: ChartElement): readonly ChartElement[] {
    const passed = new Set<ChartElement>();
    let next = element.superiorId === undefined ? undefined : this.byId.get(element.superiorId);
    while (next && !passed.has(next) && next.id !== element.id) {
      passed.add(next);
      next = next.superiorId === undefined ? undefined : this.byId.get(next.superiorId);
    }
    return [...passed];
  }
}

function place(position: ChartElement, above: readonly ChartElement[]): ChartPlace {
  const [unit, organisation] = (['unit', 'organisation'] as const).map((wanted) => above.find(({ kind }) => kind === wanted));
  return {
    positionName: position.name,
    ...(unit && { unit: referenceTo(unit) }),
    ...(organisation && { organisation: referenceTo(organisation) }),
    unitIds: above.filter(({ kind }) => kind !== 'position').map(({ id }) => id),
    superiorIds: above.filter(({ kind }) => kind === 'position').map(({ id }) => id),
  };
}

const referenceTo = ({ id, name }: ChartElement): NamedReference => ({ id, name });

const unfit = (reason: string): Refusal => new Refusal('invalid-input', {}, [{ pointer: '/superiorId', reason }]);
