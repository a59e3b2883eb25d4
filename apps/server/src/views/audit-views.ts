import { Injectable } from '@nestjs/common';
import { Catalogue, systemActor, type AuditEntry } from '@tessera/engine';
import type { Language } from '../access/caller.js';
import type { AuditView } from '../http/models/audit.models.js';
import { say } from '../texts/say.js';
import type { BlankLine } from './sight.js';

const NOTHING_BLANK: BlankLine = { isSeen: true, hidden: {} };

/** Lines of the audit as people read them. */
@Injectable()
export class AuditViews {
  constructor(private readonly catalogue: Catalogue) {}

  line(entry: AuditEntry, language: Language, { isSeen, hidden }: BlankLine = NOTHING_BLANK): AuditView {
    const { id, at, actorId, actorName, actorPosition, action } = entry;
    const known = entry.useCase !== undefined && this.catalogue.hasUseCase(entry.useCase);
    return {
      id, at: at.toISOString(), actorId, action,
      actorName: actorId === systemActor.id ? say(language, 'system') : actorName,
      ...defined({
        actorPosition: actorPosition?.name,
        useCase: entry.useCase, runId: entry.runId, objectType: entry.objectType, objectId: entry.objectId,
        from: entry.from, to: entry.to, reason: isSeen ? entry.reason : undefined, reasonTitle: this.taskTitle(entry, language),
      }),
      ...(known ? { useCaseTitle: this.catalogue.translate(this.catalogue.useCase(entry.useCase ?? '').title, language) } : {}),
      ...(entry.changed && isSeen ? { changed: this.shown(entry, hidden) } : {}),
      ...(entry.erased ? { erased: true } : {}),
    };
  }

  // Work that the house does by itself gives its task's name as the reason.
  private taskTitle({ reason = '' }: AuditEntry, language: Language): string | undefined {
    return this.catalogue.hasTask(reason) ? this.catalogue.translate(this.catalogue.task(reason).title, language) : undefined;
  }

  // References to sealed secrets and the like stay in the house.
  private shown({ objectType, changed = {} }: AuditEntry, hidden: Readonly<Record<string, unknown>>): NonNullable<AuditView['changed']> {
    const type = this.catalogue.objectTypes().find((one) => one.name === objectType);
    return Object.fromEntries(Object.entries(changed).filter(([name]) => !type?.attributes[name]?.internal && !(name in hidden)));
  }
}

type Defined<T> = { [K in keyof T]?: NonNullable<T[K]> };

/** The members that are there. */
export const defined = <T extends object>(members: T): Defined<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== null)) as Defined<T>;
