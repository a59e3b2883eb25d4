import { Injectable } from '@nestjs/common';
import { Catalogue, NotFound, Refusal, type Actor } from '@tessera/engine';
import { Deliveries, WebHooks, type Delivery, type PageRequest } from '@tessera/store';
import { auditLine } from '../access/audit-line.js';
import type { Language } from '../access/caller.js';
import type { SentAgainView, UndeliveredPage } from './web-hook.models.js';
import { deliveryView } from './web-hook-views.js';

/** Events that could not be delivered: shown with their cause, sent again, or discarded. */
@Injectable()
export class UndeliveredDesk {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly hooks: WebHooks,
    private readonly catalogue: Catalogue,
  ) {}

  async list(request: PageRequest & { readonly hookId?: string }, language: Language): Promise<UndeliveredPage> {
    const [count, { items, nextCursor }] = await Promise.all([this.deliveries.countDead(), this.deliveries.listDead(request)]);
    return { count, items: items.map((one) => deliveryView(this.catalogue, one, language)), ...(nextCursor ? { nextCursor } : {}) };
  }

  async sendAgain(actor: Actor, id: string): Promise<SentAgainView> {
    const delivery = await this.present(id);
    const hook = await this.hooks.read(delivery.hookId);
    if (!hook?.enabled) throw new Refusal('web-hook-off', { name: delivery.hookName });
    return this.again(actor, { id }, delivery.hookName);
  }

  /** All, or all of one web hook; those of web hooks that are off stay. */
  async sendAllAgain(actor: Actor, hookId: string | undefined): Promise<SentAgainView> {
    const hook = hookId === undefined ? undefined : await this.hooks.read(hookId);
    if (hookId !== undefined && !hook) throw new NotFound('web hook', hookId);
    if (hook && !hook.enabled) throw new Refusal('web-hook-off', { name: hook.name });
    return this.again(actor, hookId === undefined ? {} : { hookId }, hook?.name);
  }

  async discard(actor: Actor, id: string): Promise<void> {
    const { event: { entry, action }, hookName } = await this.present(id);
    const line = auditLine(actor, {
      action: 'event.discarded', reason: hookName, ...(entry.objectType && { objectType: entry.objectType }),
      ...(entry.objectId && { objectId: entry.objectId }), changed: { event: { from: entry.id }, action: { from: action } },
    });
    if (!(await this.deliveries.discard(id, line))) throw new NotFound('undelivered event', id);
  }

  private async again(actor: Actor, wanted: { readonly id?: string; readonly hookId?: string }, reason: string | undefined): Promise<SentAgainView> {
    const line = (count: number) => auditLine(actor, { action: 'event.sent-again', ...(reason && { reason }), changed: { count: { to: count } } });
    return { count: await this.deliveries.sendAgain(wanted, new Date(), line) };
  }

  private async present(id: string): Promise<Delivery> {
    const delivery = /^\d{1,18}$/.test(id) ? await this.deliveries.readDead(id) : undefined;
    if (!delivery) throw new NotFound('undelivered event', id.slice(0, 100));
    return delivery;
  }
}
