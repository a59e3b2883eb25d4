import { Injectable } from '@nestjs/common';
import { Catalogue, countsNeeded, openRunsKey, planOf, type ConfigurationPlan, type LiveCounts } from '@tessera/engine';
import { LiveNumbers, ObjectQueries } from '@tessera/store';
import type { Language } from '../../access/caller.js';
import type { PlannedConfiguration } from '../../configuration/configuration-planner.js';

type ToBeSaid = Pick<PlannedConfiguration, 'present' | 'target' | 'missingSecrets'>;

/** Says in words what a planned configuration does, with what lives in the house now. */
@Injectable()
export class PlanWords {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly objects: ObjectQueries,
    private readonly numbers: LiveNumbers,
  ) {}

  async of(plan: ToBeSaid, language: Language): Promise<ConfigurationPlan> {
    return planOf({ catalogue: this.catalogue, before: plan.present, after: plan.target, counts: await this.counts(plan), language });
  }

  private async counts({ present, target, missingSecrets }: ToBeSaid): Promise<LiveCounts> {
    const { objectTypes, runsAt, roles } = countsNeeded(this.catalogue, present, target);
    const objects = objectTypes.map(async (type) => {
      const counts = await this.objects.counts(type);
      return [type, new Map(counts.map(({ state, count, capped }) => [state, { count, capped }]))] as const;
    });
    const [openRuns, holders] = await Promise.all([this.numbers.openRuns(runsAt), this.numbers.holders(roles)]);
    const secrets = Map.groupBy(missingSecrets, ({ path }) => path);
    return {
      objects: new Map(await Promise.all(objects)), holders,
      openRuns: new Map(openRuns.map((one) => [openRunsKey(one.objectType, one.place, one.useCase), one])),
      missingSecrets: new Map([...secrets].map(([path, missing]) => [path, missing.map(({ reference }) => reference)])),
    };
  }
}
