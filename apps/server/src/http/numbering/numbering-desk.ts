import { Injectable } from '@nestjs/common';
import { Catalogue, NotFound, type Actor, type NumberFormat } from '@tessera/engine';
import type { ObjectType } from '@tessera/plugin-api';
import { NumberFormats, ObjectModels } from '@tessera/store';
import { auditLine } from '../../access/audit-line.js';
import type { Language } from '../../access/caller.js';
import { invalidAt } from '../../door/faults.js';
import type { NumberingList, NumberingView } from './numbering.models.js';
import type { SaveNumbering } from './numbering.shapes.js';

type Numbered = ObjectType & { readonly numbering: NonNullable<ObjectType['numbering']> };

/** Says how types are numbered, and lets administrators change it for the numbers to come. */
@Injectable()
export class NumberingDesk {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly formats: NumberFormats,
    private readonly models: ObjectModels,
  ) {}

  async list(language: Language): Promise<NumberingList> {
    const types = this.catalogue.objectTypes().filter(isNumbered);
    return { items: await Promise.all(types.map((type) => this.view(type, language))) };
  }

  async save(actor: Actor, name: string, revision: number, { prefix, digits, first, last }: SaveNumbering, language: Language): Promise<NumberingView> {
    const type = this.catalogue.objectType(name);
    if (!isNumbered(type)) throw new NotFound('numbering', name);
    if (last !== undefined && last < first) throw invalidAt('/last', 'too-small', { min: first });
    // The prefix of a model twice would give two objects one number.
    if ((await this.models.list(name)).some(({ numbering }) => numbering?.prefix === prefix)) throw invalidAt('/prefix', 'value-already-used');
    const { format: before } = await this.present(type);
    const to: NumberFormat = { prefix, digits, first, ...(last !== undefined && { last }) };
    const line = auditLine(actor, { action: 'numbering.saved', objectType: name, changed: differences(before, to) });
    await this.formats.save(name, to, revision, line);
    return this.view(type, language);
  }

  private async view(type: Numbered, language: Language): Promise<NumberingView> {
    const { format, revision, changedAt, changedBy } = await this.present(type);
    const { series } = type.numbering;
    const given = await this.formats.given(series);
    const next = Math.max(given + 1, format.first);
    return {
      objectType: type.name, title: this.catalogue.translate(type.pluralTitle, language), series, ...format, given, revision,
      ...(next <= (format.last ?? next) && { next: `${format.prefix}${String(next).padStart(format.digits, '0')}` }),
      ...(changedAt && { changedAt: changedAt.toISOString() }), ...(changedBy !== undefined && { changedBy }),
    };
  }

  private async present({ name, numbering: { prefix, digits } }: Numbered): Promise<{ format: NumberFormat; revision: number; changedAt?: Date; changedBy?: string }> {
    const stored = await this.formats.read(name);
    if (!stored) return { format: { prefix, digits, first: 1 }, revision: 0 };
    const { objectType: _, revision, changedAt, changedBy, ...format } = stored;
    return { format, revision, changedAt, changedBy };
  }
}

const isNumbered = (type: ObjectType): type is Numbered => type.numbering !== undefined;

function differences(before: NumberFormat, after: NumberFormat): Record<string, { from?: unknown; to?: unknown }> {
  const names = (['prefix', 'digits', 'first', 'last'] as const).filter((name) => before[name] !== after[name]);
  return Object.fromEntries(names.map((name) => [name, { ...(before[name] !== undefined && { from: before[name] }), ...(after[name] !== undefined && { to: after[name] }) }]));
}
