import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Conflict, type Json } from '@tessera/engine';
import { cardProducer, type AnyConnector } from '@tessera/plugin-api';
import { ConnectorSettings, withChangeNote } from '@tessera/store';
import type { Configuration, DemoBureau as Bureau } from '../house/configuration.js';
import { newId } from '../house/new-id.js';
import { CONFIGURATION } from '../house/tokens.js';
import { ConnectorKeep } from './connector-keep.js';
import { ConnectorTester } from './connector-tester.js';

const SETTER = 'Tessera demo';
const TRIES = 30;
const PAUSE = 2_000;

/** Sets up the bureau that a demo house comes with, unless an administrator has set up another one. */
@Injectable()
export class DemoBureau implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Connectors');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    private readonly keep: ConnectorKeep,
    private readonly stored: ConnectorSettings,
    private readonly tester: ConnectorTester,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { bureau, roles } = this.configuration;
    const connector = this.keep.connectorFor(cardProducer.name);
    if (!bureau || !connector || !roles.has('api')) return;
    if (await this.store(connector, bureau)) this.greet(connector, TRIES);
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
  }

  // Its addresses may be others at every start, so what the demo has stored it may store again.
  private async store(connector: AnyConnector, bureau: Bureau): Promise<boolean> {
    const present = await this.stored.read(connector.name);
    if (present && present.changedBy !== SETTER) return false;
    const wanted = this.wanted(connector, bureau);
    if (JSON.stringify(sorted(await this.keep.present(connector))) === JSON.stringify(sorted(wanted))) return true;
    const audit = { id: newId(), at: new Date(), actorId: 'system', actorName: SETTER, action: 'connector.saved', reason: connector.name };
    try {
      await withChangeNote({ origin: 'start' }, () => this.keep.save(connector, wanted, present?.revision ?? 0, audit));
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
    return true;
  }

  private wanted({ name, settings }: AnyConnector, bureau: Bureau): Json {
    const { publicUrl, host, port } = this.configuration;
    const here = publicUrl ?? (port ? `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}` : undefined);
    const values = {
      hostName: bureau.url, clientId: bureau.clientId, clientSecret: bureau.clientSecret, organisationId: bureau.organisationId,
      ...(here ? { webhookUrl: `${here}/api/connectors/${name}/events`, webhookSecret: bureau.webhookSecret } : {}),
    };
    return Object.fromEntries(Object.entries(values).filter(([key]) => Object.hasOwn(settings, key)));
  }

  // The test also tells the bureau where to send its events; the bureau may still be starting.
  private greet(connector: AnyConnector, tries: number): void {
    this.timer = setTimeout(() => {
      void this.tester.test(connector, 'en-US').then(({ ok, message }) => {
        if (ok) this.logger.log('the demo bureau answers');
        else if (tries > 1) this.greet(connector, tries - 1);
        else this.logger.warn(`the demo bureau does not answer: ${message}`);
      });
    }, tries === TRIES ? 200 : PAUSE).unref();
  }
}

const sorted = (values: Json): [string, unknown][] => Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
