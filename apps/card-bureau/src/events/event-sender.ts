import { createHmac } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EventOutbox, type WaitingEvent } from './event-outbox.js';

const LOOK_MS = 100;
const PATIENCE_MS = 5000;

/** The header value that proves where an event comes from. */
export function signatureOf(secret: string, unixSeconds: number, body: string): string {
  return `t=${unixSeconds},v1=${createHmac('sha256', secret).update(`${unixSeconds}.${body}`).digest('hex')}`;
}

/** Delivers waiting events, each until somebody takes it. */
@Injectable()
export class EventSender implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly stopping = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private isSending = false;

  constructor(private readonly outbox: EventOutbox) {}

  /** Starts looking into the outbox. */
  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sendDue(), LOOK_MS);
  }

  /** Stops; an interrupted delivery is repeated after the next start. */
  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.stopping.abort();
  }

  private async sendDue(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    try {
      for (const event of this.outbox.due(Date.now())) await this.sendOne(event);
    } catch (error) {
      if (!this.stopping.signal.aborted) console.error(error);
    } finally {
      this.isSending = false;
    }
  }

  private async sendOne(event: WaitingEvent): Promise<void> {
    const wasTaken = await this.post(event);
    if (this.stopping.signal.aborted) return;
    if (wasTaken) await this.outbox.delivered(event, Date.now());
    else await this.outbox.missed(event, Date.now());
  }

  // A receiver that is down is everyday life, not an error of ours: the outbox keeps the event.
  private async post({ url, secret, body }: WaitingEvent): Promise<boolean> {
    const headers = { 'content-type': 'application/json', 'bureau-signature': signatureOf(secret, Math.floor(Date.now() / 1000), body) };
    const signal = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(PATIENCE_MS)]);
    try {
      const answer = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
      await answer.body?.cancel();
      return answer.ok;
    } catch {
      return false;
    }
  }
}
