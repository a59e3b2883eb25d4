import { Inject, Injectable } from '@nestjs/common';
import { Chart, daysIn, Groups, heldOn, type HouseDays, UserContexts, type HeldPosition } from '@tessera/engine';
import { OrganisationRules } from '@tessera/store';
import type { Configuration } from '../house/configuration.js';
import { CONFIGURATION } from '../house/tokens.js';
import type { MyAssignment } from './caller.js';

/** The chart and the groups in the process, never older than the rules of the request that asks. */
@Injectable()
export class Contexts {
  private known: { readonly revision: number; readonly contexts: UserContexts } | undefined;
  private readonly days: HouseDays;

  constructor(
    private readonly rules: OrganisationRules,
    @Inject(CONFIGURATION) { timeZone }: Configuration,
  ) {
    this.days = daysIn(timeZone);
  }

  /** Contexts by the rules of this revision or newer ones; by the newest when none is given. */
  async at(revision = Infinity): Promise<UserContexts> {
    if (this.known && this.known.revision >= revision) return this.known.contexts;
    const read = await this.rules.read();
    const contexts = new UserContexts(new Chart(read.elements), new Groups(read.groups));
    if (!this.known || this.known.revision < read.revision) this.known = { revision: read.revision, contexts };
    return contexts;
  }

  /** Today where the house stands, as `2026-11-22`: days of assignments begin and end there. */
  today(now = new Date()): string {
    return this.days(now);
  }

  /** What somebody holds on a day, under the present names. */
  assignmentsOf(held: readonly HeldPosition[], { chart }: UserContexts, day: string): readonly MyAssignment[] {
    return heldOn(day, held).flatMap(({ assignmentId: id, positionId, main }) => {
      const place = chart.placeOf(positionId);
      const unit = chart.find(place?.unitIds[0] ?? '')?.name;
      return place ? [{ id, main, position: { id: positionId, name: place.positionName }, ...(unit === undefined ? {} : { unit }) }] : [];
    });
  }
}
