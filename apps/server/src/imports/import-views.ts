import { Injectable } from '@nestjs/common';
import { Catalogue, ownOf, type ImportFinding, type ImportRecord } from '@tessera/engine';
import type { AnyFileImport } from '@tessera/plugin-api';
import type { Language } from '../access/caller.js';
import type { FindingView, ImportKindView, ImportView } from '../http/models/import.models.js';
import { hasText, inWords, say } from '../texts/say.js';
import { fieldsView } from '../views/field-views.js';

/** Imports as people see them. */
@Injectable()
export class ImportViews {
  constructor(private readonly catalogue: Catalogue) {}

  kind(one: AnyFileImport, language: Language): ImportKindView {
    return {
      name: one.symbolicName,
      title: this.catalogue.translate(one.title, language),
      story: this.catalogue.translate(one.story, language),
      objectType: one.objectType.name,
      fields: fieldsView(this.catalogue, one.fields, language),
      options: fieldsView(this.catalogue, one.options, language),
      keys: Object.keys(one.keys),
    };
  }

  record(record: ImportRecord, proposed: Readonly<Record<string, string>> = {}): ImportView {
    const { id, kind, objectType, fileName, status, bytes, chunks, encoding, separator, header = [], sample = [], plan, atLine, totals, cause } = record;
    return {
      id, kind, objectType, fileName, status, bytes, chunks, header: [...header], sample: sample.map((row) => [...row]), atLine, ...totals, staged: record.staged,
      startedBy: record.actorName, openedAt: record.openedAt.toISOString(), mapping: { ...(plan?.mapping ?? proposed) }, options: { ...plan?.options },
      ...(encoding && { encoding }), ...(separator && { separator }), ...(cause && { cause }), ...(plan && { keyField: plan.keyField }),
      ...(record.endedAt && { endedAt: record.endedAt.toISOString() }),
    };
  }

  finding(record: ImportRecord, finding: ImportFinding, language: Language): FindingView {
    const { line, kind, field, reason, details } = finding;
    return { line, kind, reason, text: this.words(record, finding, language), ...(field && { field, fieldTitle: this.titleOf(record, field, language) }), ...(details && { details }) };
  }

  private titleOf({ kind }: ImportRecord, field: string, language: Language): string {
    return this.catalogue.translate(ownOf(this.catalogue.fileImport(kind).fields, field)?.title ?? field, language);
  }

  private words({ kind, objectType }: ImportRecord, { reason, details = {} }: ImportFinding, language: Language): string {
    const own = ownOf(this.catalogue.fileImport(kind).refusals ?? {}, reason);
    if (own !== undefined) return this.catalogue.translate(own, language, details);
    const state = this.catalogue.objectType(objectType).states[String(details['state'] ?? '')]?.title ?? '';
    const known = hasText(`import.${reason}`) ? `import.${reason}` : 'import.refused';
    return say(language, known, { ...inWords(details, language), reason, state: this.catalogue.translate(state, language) });
  }
}
