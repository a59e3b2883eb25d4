import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PasswordLetters, Sessions } from '@tessera/store';
import { UnusedAccounts } from '../accounts/unused-accounts.js';
import type { Configuration } from '../house/configuration.js';
import { CONFIGURATION } from '../house/tokens.js';
import { IDLE_MS } from './session-cookie.js';

const HOUR = 3_600_000;

/** Sweeps out sessions that nobody can use any more, password letters that nobody came for, and accounts that nobody uses. */
@Injectable()
export class SessionBroom implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Access');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly sessions: Sessions,
    private readonly letters: PasswordLetters,
    private readonly accounts: UnusedAccounts,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  onApplicationBootstrap(): void {
    if (this.configuration.roles.has('api')) this.timer = setInterval(() => void this.sweep(), HOUR).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    const now = new Date();
    await Promise.all([this.sessions.removeExpired(now, new Date(now.getTime() - IDLE_MS)), this.letters.removeExpired(now), this.accounts.sweep(now)]).catch((error: unknown) =>
      this.logger.warn(`old sessions, letters and accounts stay for now: ${error instanceof Error ? error.message : String(error)}`));
  }
}
