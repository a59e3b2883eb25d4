import { Injectable } from '@nestjs/common';
import { Catalogue, Conflict, NotFound, type Actor } from '@tessera/engine';
import { BUILT_IN_ACTIONS } from '@tessera/plugin-api';
import { Deliveries, WebHooks, type PageRequest, type WebHook, type WebHookRules } from '@tessera/store';
import { auditLine } from '../access/audit-line.js';
import type { Language } from '../access/caller.js';
import { newId } from '../house/new-id.js';
import { HookPerformer } from './hook-performer.js';
import { HookSecrets, newHookSecret } from './hook-secrets.js';
import type { DeliveryPage, EventChoices, NewWebHookSecret, SampleView, WebHookPage, WebHookView } from './web-hook.models.js';
import { WebHookRulesCheck } from './web-hook-rules-check.js';
import { actionTitle, arrivedText, causeOf } from './web-hook-texts.js';
import { deliveryView, hookView } from './web-hook-views.js';

const FORMER_SECRET_FOR_MS = 24 * 3_600_000;

/** Web hooks, as administrators look after them. */
@Injectable()
export class WebHookDesk {
  constructor(
    private readonly hooks: WebHooks,
    private readonly deliveries: Deliveries,
    private readonly secrets: HookSecrets,
    private readonly rules: WebHookRulesCheck,
    private readonly performer: HookPerformer,
    private readonly catalogue: Catalogue,
  ) {}

  async list(page: PageRequest, language: Language): Promise<WebHookPage> {
    const { items, nextCursor } = await this.hooks.list(page);
    return { items: items.map((hook) => hookView(hook, language)), ...(nextCursor ? { nextCursor } : {}) };
  }

  async read(id: string, language: Language): Promise<WebHookView> {
    return hookView(await this.present(id), language);
  }

  choices(language: Language): EventChoices {
    return {
      objectTypes: this.catalogue.objectTypes().map(({ name, title }) => ({ name, title: this.catalogue.translate(title, language) })),
      actions: BUILT_IN_ACTIONS.map((name) => ({ name, title: actionTitle(name, language) })),
    };
  }

  async create(actor: Actor, rules: WebHookRules, language: Language): Promise<NewWebHookSecret> {
    this.rules.check(actor, rules);
    const [id, secret] = [newId(), newHookSecret()];
    const hook = await this.hooks.create(id, rules, this.secrets.seal(id, secret), lineOf(actor, 'web-hook.created', rules, rules));
    return { webHook: hookView(hook, language), secret };
  }

  async change(actor: Actor, wanted: { readonly id: string; readonly revision: number; readonly rules: WebHookRules }, language: Language): Promise<WebHookView> {
    const before = await this.present(wanted.id);
    this.rules.check(actor, wanted.rules, before);
    try {
      return hookView(await this.hooks.change(wanted.id, wanted.revision, wanted.rules, lineOf(actor, 'web-hook.changed', wanted.rules, wanted.rules, before)), language);
    } catch (error) {
      throw error instanceof Conflict ? new Conflict(error.reason, await this.read(wanted.id, language)) : error;
    }
  }

  async remove(actor: Actor, id: string): Promise<void> {
    const hook = await this.present(id);
    await this.hooks.remove(id, lineOf(actor, 'web-hook.deleted', hook));
  }

  /** A new secret; the former one signs along for a day, so that receivers can change over. */
  async rotate(actor: Actor, id: string, language: Language): Promise<NewWebHookSecret> {
    const before = await this.present(id);
    const [secret, until] = [newHookSecret(), new Date(Date.now() + FORMER_SECRET_FOR_MS)];
    const hook = await this.hooks.rotate(id, this.secrets.seal(id, secret), until, lineOf(actor, 'web-hook.secret-changed', before));
    return { webHook: hookView(hook, language), secret };
  }

  async test(id: string, language: Language): Promise<SampleView> {
    const hook = await this.present(id);
    const at = new Date();
    const { failure, answer, tookMs } = await this.performer.sendSample(hook, newId(), at);
    const message = failure === undefined ? arrivedText(language) : causeOf(`${failure} ${answer ?? ''}`, language);
    return { ok: failure === undefined, message, durationMs: tookMs, at: at.toISOString(), ...(answer === undefined ? {} : { answer }) };
  }

  async listDeliveries(id: string, page: PageRequest, language: Language): Promise<DeliveryPage> {
    await this.present(id);
    const { items, nextCursor } = await this.deliveries.listOfHook(id, page);
    return { items: items.map((one) => deliveryView(this.catalogue, one, language)), ...(nextCursor ? { nextCursor } : {}) };
  }

  private async present(id: string): Promise<WebHook> {
    const hook = await this.hooks.read(id);
    if (!hook) throw new NotFound('web hook', id);
    return hook;
  }
}

const RULES = ['name', 'address', 'objectTypes', 'actions', 'identification', 'enabled'] as const;

function lineOf(actor: Actor, action: string, { name }: { readonly name: string }, after?: WebHookRules, before?: WebHookRules) {
  const shown = (rules: WebHookRules | undefined, rule: (typeof RULES)[number]) => (rule === 'address' ? withoutQuery(rules?.address) : rules?.[rule]);
  const changed = Object.fromEntries(RULES.flatMap((rule) => {
    const [from, to] = [shown(before, rule), shown(after, rule)];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [[rule, { ...(before && { from }), to }]];
  }));
  return auditLine(actor, { action, reason: name, ...(after && { changed }) });
}

// What comes after the question mark may be a key of the receiver.
function withoutQuery(address: string | undefined): string | undefined {
  return address?.replace(/[?#].*$/s, '');
}
