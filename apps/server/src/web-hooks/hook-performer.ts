import { Inject, Injectable, Logger } from '@nestjs/common';
import { systemActor } from '@tessera/engine';
import { Deliveries, WebHooks, type Attempted, type Delivery, type WebHook } from '@tessera/store';
import { auditLine } from '../access/audit-line.js';
import type { Configuration } from '../house/configuration.js';
import { CONFIGURATION } from '../house/tokens.js';
import { CloudEvents, EVENT_MEDIA_TYPE } from './cloud-events.js';
import { HookSecrets } from './hook-secrets.js';
import { EventPost, type Posted } from './event-post.js';

const AT_ONCE = 32;
const LEASE_MS = 25_000;
const TURN_MS = 20_000;
const LONGEST_REST_MS = 300_000;
const GONE = 410;
const DAY = 86_400_000;

const KEPT_FOR_MS = 7 * DAY;

/** A web hook that fails for so long is switched off. */
export const SWITCHED_OFF_AFTER_MS = 3 * DAY;

/** Sends what waits for a web hook, at least once, in the order of what happened to each object. */
@Injectable()
export class HookPerformer {
  private readonly logger = new Logger('Web hooks');
  private readonly busy = new Set<string>();

  constructor(
    private readonly hooks: WebHooks,
    private readonly deliveries: Deliveries,
    private readonly secrets: HookSecrets,
    private readonly events: CloudEvents,
    private readonly postOffice: EventPost,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Whether this process is sending to a web hook right now. */
  isAtWork(hookId: string): boolean {
    return this.busy.has(hookId);
  }

  /** Goes on until nothing is due, nothing arrives, or others shall have a turn. */
  async perform(hookId: string): Promise<void> {
    this.busy.add(hookId);
    try {
      const end = Date.now() + TURN_MS;
      while ((await this.round(hookId)) && Date.now() < end);
    } finally {
      this.busy.delete(hookId);
    }
  }

  /** Forgets what arrived some time ago. */
  tidy(now: Date): Promise<void> {
    return this.deliveries.forgetBefore(new Date(now.getTime() - KEPT_FOR_MS));
  }

  /** Sends a message that belongs to no event. */
  async sendSample(hook: WebHook, id: string, at: Date): Promise<Posted> {
    return this.post(hook, await this.secrets.signerOf(hook), id, this.events.sample(id, at));
  }

  private async round(hookId: string): Promise<boolean> {
    const now = new Date();
    const hook = await this.hooks.read(hookId);
    if (!hook?.enabled || (hook.dueAt && hook.dueAt > now)) return false;
    // A receiver that failed is tried with one event at a time.
    const afterFailure = hook.failures > 0;
    const claim = { hookId, now, until: new Date(now.getTime() + LEASE_MS), atMost: afterFailure ? 1 : AT_ONCE, afterFailure };
    const due = await this.deliveries.claim(claim);
    if (due.length === 0) return false;
    const sign = await this.secrets.signerOf(hook);
    const posted = await Promise.all(due.map((one) => this.post(hook, sign, one.event.entry.id, this.events.of(one.event, hook.identification))));
    await this.deliveries.settle(hookId, new Date(), due.map((one, index) => this.verdict(one, posted[index] as Posted)));
    return this.conclude(hook, posted);
  }

  private async conclude(hook: WebHook, posted: readonly Posted[]): Promise<boolean> {
    const at = new Date();
    const failed = posted.find((one) => one.failure !== undefined);
    const delivered = posted.filter((one) => one.failure === undefined).length;
    const rest = Math.min(Math.max(this.pause(hook.failures + 1), failed?.waitMs ?? 0), LONGEST_REST_MS);
    const after = await this.hooks.recordRound(hook.id, {
      at, delivered, ...(failed && { failure: wordOf(failed) }), ...(delivered === 0 && { pausedUntil: new Date(at.getTime() + rest) }),
    });
    const failsFor = after?.failingSince ? at.getTime() - after.failingSince.getTime() : 0;
    if (failsFor > SWITCHED_OFF_AFTER_MS || posted.some((one) => one.answer === GONE)) await this.switchOff(hook);
    return delivered > 0;
  }

  private async switchOff(hook: WebHook): Promise<void> {
    const line = auditLine(systemActor, { action: 'web-hook.switched-off', reason: hook.name });
    if (await this.hooks.switchOff(hook.id, line)) this.logger.warn(`web hook ${hook.name} (${hook.id}) is switched off: nothing has arrived for days, or the receiver is gone`);
  }

  private post(hook: WebHook, sign: Awaited<ReturnType<HookSecrets['signerOf']>>, id: string, body: string): Promise<Posted> {
    const headers = { ...sign(id, new Date(), body), 'content-type': EVENT_MEDIA_TYPE, 'user-agent': 'Tessera' };
    return this.postOffice.post(hook.address, headers, body);
  }

  private verdict({ id, attempts }: Delivery, posted: Posted): Attempted {
    const { failure, answer, tookMs, waitMs = 0 } = posted;
    const now = Date.now();
    const said = { id, tookMs, ...(answer !== undefined && { answer }) };
    if (failure === undefined) return { ...said, status: 'delivered', dueAt: new Date(now) };
    const isLast = attempts + 1 > this.configuration.hooks.pausesMs.length;
    const dueAt = new Date(now + Math.max(this.pause(attempts + 1), waitMs));
    return { ...said, status: isLast ? 'dead' : 'waiting', dueAt, error: wordOf(posted) };
  }

  // Shortened by up to a fifth, so that many do not come back at once.
  private pause(attempt: number): number {
    const { pausesMs } = this.configuration.hooks;
    const full = pausesMs[Math.min(attempt, pausesMs.length) - 1] ?? 0;
    return Math.round(full * (1 - Math.random() / 5));
  }
}

/** How a failure is kept: the word, and what the receiver answered. */
const wordOf = ({ failure = 'unexpected', answer }: Posted): string => (answer === undefined ? failure : `${failure} ${answer}`);
