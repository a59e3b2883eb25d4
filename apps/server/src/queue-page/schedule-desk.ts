import { Inject, Injectable } from '@nestjs/common';
import { asleep, NotFound, type Actor, type Engine, type PlacedEntry, signatureOf } from '@tessera/engine';
import { Schedules } from '@tessera/queue';
import { AuditLog, ScheduleRuns, type ScheduleRun } from '@tessera/store';
import type { Language } from '../access/caller.js';
import { newId } from '../house/new-id.js';
import { ENGINE } from '../house/tokens.js';
import type { ScheduleList, ScheduleView } from './queue.models.js';
import { cronText, resultText } from './schedule-texts.js';

/** Shows what starts by the clock, and starts it out of turn. */
@Injectable()
export class ScheduleDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly schedules: Schedules,
    private readonly runs: ScheduleRuns,
    private readonly audit: AuditLog,
  ) {}

  async list(language: Language): Promise<ScheduleList> {
    const [rules, planned, ran] = await Promise.all([this.engine.processLists.at(), this.schedules.list(), this.runs.list()]);
    const next = new Map(planned.map((one) => [one.entryId, one.next]));
    const last = new Map(ran.map((one) => [one.entryId, one]));
    return { items: rules.scheduled().map((one) => this.view(one, next.get(one.entry.id), last.get(one.entry.id), language)) };
  }

  /** Fires an entry now; what it finds to do is done by a worker. */
  async runNow(actor: Actor, entryId: string): Promise<void> {
    const placed = (await this.engine.processLists.at()).entry(entryId);
    if (placed?.asleep !== undefined) throw asleep(placed.asleep);
    if (!placed?.entry.enabled || !placed.useCase.startsAt.includes('schedule')) throw new NotFound('schedule', entryId);
    await this.audit.append([
      {
        id: newId(), at: new Date(), ...signatureOf(actor), action: 'schedule.run',
        useCase: placed.useCase.symbolicName, objectType: placed.list.objectType, reason: placed.list.place,
      },
    ]);
    await this.schedules.fireNow(entryId);
  }

  private view({ list, entry, useCase }: PlacedEntry, next: Date | undefined, last: ScheduleRun | undefined, language: Language): ScheduleView {
    const cron = entry.cron ?? '';
    return {
      entryId: entry.id, objectType: list.objectType, place: list.place, useCase: useCase.symbolicName, cron,
      title: entry.title ?? this.engine.catalogue.translate(useCase.title, language),
      cronText: cronText(cron, language),
      ...(next ? { nextRun: next.toISOString() } : {}),
      ...(last ? { lastRun: last.lastRunAt.toISOString() } : {}),
      ...(last?.lastResult ? { lastResult: resultText(last.lastResult, language) } : {}),
    };
  }
}
