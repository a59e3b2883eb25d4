import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { BureauModule } from './bureau.module.js';
import type { BureauConfiguration } from './configuration.js';
import { BureauSettings } from './faults/bureau-settings.js';
import { installFaults } from './faults/install-faults.js';
import { installDocumentation } from './http/documentation.js';
import { installHeaders } from './http/headers.js';
import { ProblemFilter } from './http/problem.filter.js';
import { validation } from './http/validation.js';
import { Ledger } from './ledger/ledger.js';

const LARGEST_BODY = 64 * 1024 * 1024;

/** A bureau that runs. */
export interface RunningBureau {
  readonly url: string;
  close(): Promise<void>;
}

async function createApplication(configuration: BureauConfiguration, ledger: Ledger): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({ bodyLimit: LARGEST_BODY, forceCloseConnections: true, routerOptions: { maxParamLength: 400 } });
  const app = await NestFactory.create<NestFastifyApplication>(BureauModule.with(configuration, ledger), adapter, { logger: ['warn'], abortOnError: false });
  const server = adapter.getInstance();
  installHeaders(server);
  installFaults(server, app.get(BureauSettings));
  app.useGlobalFilters(new ProblemFilter());
  app.useGlobalPipes(validation());
  installDocumentation(app);
  return app;
}

/** Opens the ledger and starts to answer. */
export async function startBureau(configuration: BureauConfiguration): Promise<RunningBureau> {
  const ledger = Ledger.open(configuration.dataFolder);
  try {
    const app = await createApplication(configuration, ledger);
    await app.listen(configuration.port, configuration.host);
    const { port } = app.getHttpServer().address() as { port: number };
    const host = configuration.host.includes(':') ? `[${configuration.host}]` : configuration.host;
    const close = async (): Promise<void> => {
      await app.close();
      ledger.close();
    };
    return { url: `http://${host}:${port}`, close };
  } catch (error) {
    ledger.close();
    throw error;
  }
}
