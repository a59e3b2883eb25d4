import type { Chart, ChartPlace } from './chart.js';
import type { Groups } from './groups.js';
import type { UserContext } from './user-context.js';

/** A position that somebody holds, from one day to another; days are written `2026-11-22`. */
export interface HeldPosition {
  readonly assignmentId: string;
  readonly positionId: string;
  readonly main: boolean;
  /** The first day; held since ever without one. */
  readonly from?: string;
  /** The last day; held for good without one. */
  readonly to?: string;
}

/** What is known about somebody before the organisation is looked at. */
export interface KnownUser {
  readonly accountId: string;
  readonly identityId?: string;
  readonly builtIn?: string;
  readonly roles: readonly string[];
  readonly held: readonly HeldPosition[];
  /** The assignment that was chosen for the session. */
  readonly chosenAssignmentId?: string;
}

/** What somebody holds on a day, the main assignment first, then the earliest. */
export function heldOn(day: string, held: readonly HeldPosition[]): readonly HeldPosition[] {
  return held.filter(({ from, to }) => (from === undefined || from <= day) && (to === undefined || day <= to)).sort(byRank);
}

/** Works out on whose behalf somebody acts, from the chart and the groups as they are now. */
export class UserContexts {
  constructor(
    readonly chart: Chart,
    readonly groups: Groups,
  ) {}

  /** The context on a day: the chosen assignment while it holds, else the main one, else the earliest. */
  of(user: KnownUser, day: string): UserContext {
    const held = heldOn(day, user.held).filter(({ positionId }) => this.chart.placeOf(positionId));
    const active = held.find(({ assignmentId }) => assignmentId === user.chosenAssignmentId) ?? held[0];
    const { accountId, identityId, builtIn, roles } = user;
    const context = { accountId, roles, ...(builtIn !== undefined && { builtIn }), ...(identityId !== undefined && { identityId }), ...this.place(active) };
    return { ...context, groups: this.groups.of(context) };
  }

  private place(active: HeldPosition | undefined): Pick<UserContext, 'assignmentId' | 'positionId' | keyof ChartPlace> {
    const found = active && this.chart.placeOf(active.positionId);
    return found ? { assignmentId: active.assignmentId, positionId: active.positionId, ...found } : { unitIds: [], superiorIds: [] };
  }
}

const byRank = (a: HeldPosition, b: HeldPosition): number =>
  Number(b.main) - Number(a.main) || compare(a.from ?? '', b.from ?? '') || compare(a.assignmentId, b.assignmentId);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
