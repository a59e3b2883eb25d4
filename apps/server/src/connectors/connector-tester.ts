import { Injectable } from '@nestjs/common';
import { Refusal, Catalogue } from '@tessera/engine';
import type { AnyConnector } from '@tessera/plugin-api';
import type { Language } from '../access/caller.js';
import { say } from '../texts/say.js';
import { ConnectorKeep } from './connector-keep.js';
import { connectorText } from './connector-texts.js';
import type { ConnectorTestView } from './connector.models.js';
import { valuesOf } from './connectors.js';
import { causeOf, HealthBook } from './health-book.js';

const PATIENCE = 20_000;

/** Proves that stored settings work. */
@Injectable()
export class ConnectorTester {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly keep: ConnectorKeep,
    private readonly health: HealthBook,
  ) {}

  /** Tries the stored settings; a failure is an answer, not an error. */
  async test(connector: AnyConnector, language: Language): Promise<ConnectorTestView> {
    const begun = Date.now();
    const outcome = await this.outcome(connector, language);
    return { ...outcome, at: new Date(begun).toISOString(), durationMs: Date.now() - begun };
  }

  private async outcome(connector: AnyConnector, language: Language): Promise<{ ok: boolean; message: string }> {
    try {
      await inTime(connector.test(valuesOf(await this.keep.open(connector))), connectorText(language, 'slow'));
      this.health.worked(connector.name);
      return { ok: true, message: connectorText(language, 'works') };
    } catch (error) {
      if (error instanceof Refusal) return { ok: false, message: say(language, `${error.reason}.detail`, error.details) };
      this.health.failed(connector.name, error);
      return { ok: false, message: this.catalogue.translate(causeOf(error), language) };
    }
  }
}

async function inTime<R>(work: Promise<R>, message: string): Promise<R> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), PATIENCE);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
