import { Injectable } from '@nestjs/common';
import { NotFound, type ChartElement } from '@tessera/engine';
import { ChartElements, type StoredElement } from '@tessera/store';
import { auditLine } from '../../access/audit-line.js';
import type { Caller } from '../../access/caller.js';
import { Contexts } from '../../access/contexts.js';
import { newId } from '../../house/new-id.js';
import { differences } from './differences.js';
import type { ChartView, ElementView } from './organisation.models.js';
import type { CreateElement, SaveElement } from './organisation.shapes.js';

const SHOWN = ['name', 'shortName', 'description', 'superiorId'] as const;

/** Organisations, units and positions, as administrators draw them. */
@Injectable()
export class ChartDesk {
  constructor(
    private readonly chart: ChartElements,
    private readonly contexts: Contexts,
  ) {}

  async list(): Promise<ChartView> {
    return { items: [...(await this.chart.list(this.contexts.today()))] };
  }

  async create(caller: Caller, sent: CreateElement): Promise<ElementView> {
    const element: ChartElement = { id: newId(), ...wanted(sent), kind: sent.kind };
    const revision = await this.chart.save(element, 0, auditLine(caller.actor, {
      action: 'organisation.element-created', objectId: element.id, reason: element.name, changed: differences(SHOWN, undefined, element),
    }));
    return { ...element, holders: 0, revision };
  }

  async save(caller: Caller, id: string, expectedRevision: number, sent: SaveElement): Promise<ElementView> {
    const before = await this.present(id);
    const element: ChartElement = { id, ...wanted(sent), kind: before.kind };
    const revision = await this.chart.save(element, expectedRevision, auditLine(caller.actor, {
      action: 'organisation.element-changed', objectId: id, reason: element.name, changed: differences(SHOWN, before, element),
    }));
    return { ...element, holders: before.holders, revision };
  }

  async remove(caller: Caller, id: string): Promise<void> {
    const { name } = await this.present(id);
    await this.chart.remove(id, auditLine(caller.actor, { action: 'organisation.element-removed', objectId: id, reason: name }));
  }

  private async present(id: string): Promise<StoredElement> {
    const element = await this.chart.read(id, this.contexts.today());
    if (!element) throw new NotFound('element', id);
    return element;
  }
}

const wanted = ({ name, shortName, description, superiorId }: SaveElement): Omit<ChartElement, 'id' | 'kind'> => ({
  name: name.trim(), ...(shortName === undefined ? {} : { shortName }), ...(description === undefined ? {} : { description }),
  ...(superiorId === undefined ? {} : { superiorId: superiorId.toLowerCase() }),
});
