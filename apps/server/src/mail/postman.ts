import { Inject, Injectable, Logger } from '@nestjs/common';
import { isAsleep, Refusal, type Capabilities } from '@tessera/engine';
import { isDefiniteRefusal, mailTransport, smsTransport } from '@tessera/plugin-api';
import { BullQueue } from '@tessera/queue';
import { NoticeBoard, Outbox, OutboxSettings, type SealedMessage } from '@tessera/store';
import { causeOf } from '../connectors/health-book.js';
import type { Configuration } from '../house/configuration.js';
import { CAPABILITIES, CONFIGURATION } from '../house/tokens.js';
import { Sealer } from '../secrets/index.js';
import { openLetter, sealLetter, type Letter } from './letter.js';

const SECOND = 1_000;
const ATTEMPTS = 20;
const LONGEST_PAUSE = 1_800_000;
const FORGOTTEN = 120_000;
// A code that is not valid any more helps nobody.
const TOO_LATE = 'It could not be sent while it was of use.';
const DAY = 86_400_000;
const AT_ONCE = 500;
// It waits until the package that carries messages is switched on again.
const AFTER_SLEEP = 60_000;

/** Takes messages out of the house. At least once each, under a key that makes a second delivery recognisable. */
@Injectable()
export class Postman {
  private readonly logger = new Logger('Post');

  constructor(
    private readonly outbox: Outbox,
    private readonly board: NoticeBoard,
    private readonly settings: OutboxSettings,
    private readonly queue: BullQueue,
    private readonly sealer: Sealer,
    @Inject(CAPABILITIES) private readonly capabilities: Capabilities,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** One attempt; answers in how many milliseconds to try again. */
  async deliver(id: string): Promise<number | undefined> {
    const now = new Date();
    const message = await this.outbox.take(id, now, this.heldFrom(now));
    if (!message) {
      const until = await this.outbox.takenUntil(id);
      return until && Math.max(SECOND, until.getTime() - now.getTime());
    }
    const letter = openLetter(this.sealer, message);
    if (letter.goodUntil !== undefined && Date.parse(letter.goodUntil) < now.getTime()) {
      await this.outbox.settle(message, { status: 'failed', at: now, cause: TOO_LATE });
      return undefined;
    }
    const holding = setInterval(() => void this.hold(message), this.configuration.silenceMs / 3);
    try {
      await this.handOver(message, letter);
    } catch (error) {
      return await this.afterFailure(message, error);
    } finally {
      clearInterval(holding);
    }
    await this.outbox.settle(message, { status: 'sent', at: new Date(), sealed: sealLetter(this.sealer, id, { sent: letter.kept, kept: letter.kept }) });
    return undefined;
  }

  /** Gives messages that lost their job a new one. */
  async sweep(): Promise<number> {
    const stale = await this.outbox.listStale(new Date(Date.now() - FORGOTTEN), AT_ONCE);
    if (stale.length) await this.queue.addAgain(stale.map((id) => ({ kind: 'message', id })));
    return stale.length;
  }

  /** Deletes what is older than the house keeps; notices stay until they are read. */
  async tidy(now: Date): Promise<void> {
    const { keepDays } = await this.settings.read();
    const before = new Date(now.getTime() - keepDays * DAY);
    while ((await this.outbox.removeBefore(before, AT_ONCE)) === AT_ONCE);
    while ((await this.board.removeReadBefore(before, AT_ONCE)) === AT_ONCE);
  }

  // Whoever has a message says so again and again; after the silence that process is dead.
  private heldFrom(now: Date): Date {
    return new Date(now.getTime() + this.configuration.silenceMs);
  }

  // A database that is away for a moment does not matter: at worst somebody else tries, too, under the same key.
  private async hold(message: SealedMessage): Promise<void> {
    await this.outbox.hold(message, this.heldFrom(new Date())).catch(() => undefined);
  }

  private async handOver({ channel, key, recipient, language }: SealedMessage, { sent }: Letter): Promise<void> {
    if (channel === 'mail') {
      const { subject, text, html } = sent;
      await (await this.capabilities.use(mailTransport)).deliver({ key, to: recipient, language, subject, text, html });
    } else {
      await (await this.capabilities.use(smsTransport)).deliver({ key, to: recipient, text: sent.sms ?? '' });
    }
  }

  private async afterFailure(message: SealedMessage, error: unknown): Promise<number | undefined> {
    const [cause, at] = [causeOf(error), new Date()];
    if (isAsleep(error)) {
      await this.outbox.settle(message, { status: 'waiting', at, cause });
      return AFTER_SLEEP;
    }
    if (error instanceof Refusal) await this.outbox.settle(message, { status: 'local', at });
    else if (isDefiniteRefusal(error) || message.attempts >= ATTEMPTS) await this.outbox.settle(message, { status: 'failed', at, cause });
    else {
      const pause = Math.min(SECOND * 2 ** message.attempts, LONGEST_PAUSE);
      await this.outbox.settle(message, { status: 'waiting', at, cause });
      this.logger.warn(`message ${message.id}: ${cause}; again in ${pause / SECOND} s`);
      return Math.round(pause * (0.75 + Math.random() / 4));
    }
    return undefined;
  }
}
