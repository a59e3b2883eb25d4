import { resolve } from 'node:path';
import { Problem } from './problem.js';

/** What the environment asks of a start. */
export interface Settings {
  readonly root: string;
  readonly dataFolder: string;
  readonly host: string;
  readonly port: number;
  /** Undefined: the remembered port, or the usual one when it is free. */
  readonly bureauPort: number | undefined;
  readonly databaseUrl: string | undefined;
  /** Seeds people and stock into an empty database and runs the card bureau beside the server. */
  readonly isDemo: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const NO = new Set(['0', 'false', 'off', 'no']);

/** Reads the settings; a value that cannot be meant is a problem, not a default. */
export function readSettings(environment: Environment, root: string): Settings {
  return {
    root,
    dataFolder: resolve(root, environment['TESSERA_DATA'] || '.tessera'),
    host: environment['TESSERA_HOST'] || '127.0.0.1',
    port: portFrom(environment, 'TESSERA_PORT') ?? 4300,
    bureauPort: portFrom(environment, 'BUREAU_PORT'),
    databaseUrl: environment['DATABASE_URL'] || undefined,
    isDemo: !NO.has((environment['TESSERA_DEMO'] ?? '1').toLowerCase()),
  };
}

function portFrom(environment: Environment, name: string): number | undefined {
  const text = environment[name];
  if (!text) return undefined;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new Problem(`${name} is "${text}", which is not a port.`, [`Set ${name} to a number from 1 to 65535.`]);
}
