import { hostname } from 'node:os';
import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { ServerNodes, type LiveNode } from '@tessera/store';
import type { Configuration } from '../house/configuration.js';
import { newId } from '../house/new-id.js';
import { CONFIGURATION, PACKAGE_HASH } from '../house/tokens.js';
import { VERSION } from '../house/version.js';
import { leadingHash } from './agreement.js';

const BEAT_EVERY = 3_000;
const SILENCE_SECONDS = 15;
const FAREWELL_MS = 500;

/** Who else serves this house, and whether this node runs the same packages as most of them. */
@Injectable()
export class NodeBook implements OnModuleInit, OnModuleDestroy {
  readonly id = newId();
  private readonly logger = new Logger('Nodes');
  private live: readonly LiveNode[] = [];
  private differs = false;
  private timer: NodeJS.Timeout | undefined;
  private beating: Promise<void> = Promise.resolve();
  private isClosed = false;
  private listener: () => void = () => undefined;

  constructor(
    private readonly nodes: ServerNodes,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(PACKAGE_HASH) readonly hash: string,
  ) {}

  /** A node that is alone always agrees. */
  get agrees(): boolean {
    return !this.differs;
  }

  /** The nodes that were heard of a moment ago, the oldest first. */
  get all(): readonly LiveNode[] {
    return this.live;
  }

  /** Calls back whenever this node begins or ends to differ. */
  whenChanged(listener: () => void): void {
    this.listener = listener;
  }

  async onModuleInit(): Promise<void> {
    if (this.hash) await this.beat();
  }

  onModuleDestroy(): Promise<void> {
    return this.leave();
  }

  /** Says good-bye: the others forget this node at once, whatever else takes time to close. */
  async leave(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    clearTimeout(this.timer);
    if (!this.hash) return;
    const said = this.beating.then(() => this.nodes.leave(this.id)).catch(() => undefined);
    // A database that is away must not keep the house from closing.
    await Promise.race([said, new Promise<void>((resolve) => void setTimeout(resolve, FAREWELL_MS).unref())]);
  }

  /** Says that this node is there, and looks who else is. What it last knew counts while the database is away. */
  beat(): Promise<void> {
    this.beating = this.look().catch((error: unknown) => this.logger.warn(`other nodes cannot be seen: ${error instanceof Error ? error.message : String(error)}`));
    return this.beating.then(() => {
      clearTimeout(this.timer);
      if (!this.isClosed) this.timer = setTimeout(() => void this.beat(), BEAT_EVERY).unref();
    });
  }

  private async look(): Promise<void> {
    const { id, hash } = this;
    const me = { id, upForSeconds: process.uptime(), version: VERSION, packageHash: hash, roles: [...this.configuration.roles], hostName: hostname() };
    this.live = await this.nodes.beat(me, SILENCE_SECONDS);
    const differs = leadingHash(this.live) !== hash;
    if (differs === this.differs) return;
    this.differs = differs;
    if (differs) this.logger.error('this node runs other packages than most nodes: it takes no work until they agree. Install the same packages everywhere.');
    else this.logger.log('this node runs the same packages as most nodes again: it takes work');
    this.listener();
  }
}
