import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { oneLine } from '@tessera/engine';
import { isDefiniteRefusal } from '@tessera/plugin-api';
import { ConnectorSettings } from '@tessera/store';

const ENOUGH = 30_000;

/** Remembers how connectors are doing; a change is written at once, the same again twice a minute at most. */
@Injectable()
export class HealthBook implements OnApplicationShutdown {
  private readonly last = new Map<string, { readonly ok: boolean; readonly at: number }>();
  private readonly logger = new Logger('Connectors');
  private readonly writing = new Set<Promise<void>>();
  private isClosed = false;

  constructor(private readonly stored: ConnectorSettings) {}

  /** The partner has answered. */
  worked(name: string): void {
    this.note(name, undefined);
  }

  /** The partner has not answered, or not usefully. A definite no is an answer. */
  failed(name: string, error: unknown): void {
    this.note(name, isDefiniteRefusal(error) ? undefined : causeOf(error));
  }

  /** Work that outlasts the house tells nothing any more: its database is about to be closed. */
  async onApplicationShutdown(): Promise<void> {
    this.isClosed = true;
    await Promise.all(this.writing);
  }

  private note(name: string, failure: string | undefined): void {
    if (this.isClosed) return;
    const now = Date.now();
    const ok = failure === undefined;
    const last = this.last.get(name);
    if (last && last.ok === ok && now - last.at < ENOUGH) return;
    this.last.set(name, { ok, at: now });
    const written = this.stored
      .recordHealth(name, new Date(now), failure)
      .catch((error: unknown) => this.logger.warn(`the health of ${name} was not written: ${causeOf(error)}`))
      .finally(() => this.writing.delete(written));
    this.writing.add(written);
  }
}

/** What went wrong, in one line. */
export const causeOf = (error: unknown): string =>
  oneLine((error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '', 500);
