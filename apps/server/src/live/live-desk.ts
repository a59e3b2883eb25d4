import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { ChangeTail, type TailPosition } from '@tessera/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notSignedIn, HttpTrouble } from '../problems/problem.js';
import { Listener } from './listener.js';
import { RunOwners } from './run-owners.js';
import { keyOf, StillSignedIn } from './still-signed-in.js';
import { VisibleChanges } from './visible-changes.js';

const LOOK_EVERY = 400;
const AFTER_TROUBLE = 2_000;
const BEAT_EVERY = 15_000;
// Whoever is signed out, or may see less, hears nothing more after this.
const CHECK_EVERY = 1_000;
const STREAMS_PER_ACCOUNT = 20;

/** Tells browsers what has changed, as long as anybody listens: one look at the database for all of them. */
@Injectable()
export class LiveDesk implements OnModuleDestroy {
  private readonly logger = new Logger('Live');
  private readonly listeners = new Set<Listener>();
  private timers: NodeJS.Timeout[] = [];
  private look: NodeJS.Timeout | undefined;
  private position: TailPosition | undefined;
  private revision = 0;

  constructor(
    private readonly tail: ChangeTail,
    private readonly owners: RunOwners,
    private readonly signedIn: StillSignedIn,
    private readonly visible: VisibleChanges,
  ) {}

  /** Keeps the answer open and tells it what concerns its caller. */
  serve({ caller }: FastifyRequest, reply: FastifyReply): void {
    if (!caller) throw notSignedIn();
    const open = [...this.listeners].filter((one) => one.caller.accountId === caller.accountId);
    if (open.length >= STREAMS_PER_ACCOUNT) throw new HttpTrouble({ status: 429, reason: 'too-many-attempts', details: { seconds: 30 } });
    reply.hijack();
    const listener = new Listener(caller, reply.raw);
    reply.raw.on('close', () => this.leave(listener));
    reply.raw.on('error', () => this.leave(listener));
    listener.greet();
    this.listeners.add(listener);
    if (this.listeners.size === 1) this.begin();
  }

  onModuleDestroy(): void {
    for (const listener of this.listeners) listener.close();
    this.listeners.clear();
    this.rest();
  }

  /** Ends the streams of callers who were signed out, and follows changes of their rights and of the position they act in. */
  async check(): Promise<void> {
    const present = await this.signedIn.of([...this.listeners].map(({ caller }) => caller));
    for (const listener of this.listeners) {
      const caller = present.get(keyOf(listener.caller));
      if (caller) listener.caller = caller;
      else listener.close();
    }
  }

  private leave(listener: Listener): void {
    this.listeners.delete(listener);
    if (this.listeners.size === 0) this.rest();
  }

  private begin(): void {
    this.position = undefined;
    this.timers = [
      setInterval(() => this.listeners.forEach((listener) => listener.beat()), BEAT_EVERY),
      setInterval(() => void this.check().catch((error: unknown) => this.complain(error)), CHECK_EVERY),
    ];
    this.lookAgain(0);
  }

  private rest(): void {
    clearTimeout(this.look);
    for (const timer of this.timers) clearInterval(timer);
    this.timers = [];
  }

  private lookAgain(after: number): void {
    clearTimeout(this.look);
    this.look = setTimeout(() => {
      this.tell().then(
        () => this.listeners.size && this.lookAgain(LOOK_EVERY),
        (error: unknown) => (this.complain(error), this.listeners.size && this.lookAgain(AFTER_TROUBLE)),
      );
    }, after);
  }

  private async tell(): Promise<void> {
    const isFirst = this.position === undefined;
    const changes = await this.tail.read(this.position ?? (await this.tail.start()));
    const owners = await this.owners.of(changes.runs);
    this.position = changes.position;
    const isNewRevision = !isFirst && changes.ruleRevision > this.revision;
    this.revision = changes.ruleRevision;
    if (isNewRevision) await this.check();
    for (const listener of this.listeners) listener.tell({ ...changes, objects: await this.visible.of(listener, changes) }, isNewRevision, owners);
  }

  private complain(error: unknown): void {
    this.logger.warn(`looking for changes failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
