import { migrateQueue } from '@tessera/queue';
import { createStore, migrate } from '@tessera/store';
import { connect } from '../boot/connect.js';
import { loadCatalogue } from '../boot/load-catalogue.js';
import { DEFAULT_PLUGINS_FILE, readDatabase } from '../house/configuration.js';

type Environment = Readonly<Record<string, string | undefined>>;
type Say = (line: string) => void;

interface Command {
  readonly does: string;
  run(environment: Environment, say: Say): Promise<void>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  check: { does: 'checks the installed plugin packages, without a database', run: check },
  migrate: { does: 'brings the database up to date', run: bringUpToDate },
};

/** Runs a command of `tessera`; answers the exit code. */
export async function runCommand([name, ...rest]: readonly string[], environment: Environment, say: Say): Promise<number> {
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command || rest.length) {
    say('Usage: tessera <command>');
    for (const [word, { does }] of Object.entries(COMMANDS)) say(`  ${word.padEnd(10)}${does}`);
    return name === undefined || name === '--help' ? 0 : 2;
  }
  await command.run(environment, say);
  return 0;
}

const pluginsFileOf = (environment: Environment): string => environment['TESSERA_PLUGINS'] || DEFAULT_PLUGINS_FILE;

async function check(environment: Environment, say: Say): Promise<void> {
  const { packages } = await loadCatalogue(pluginsFileOf(environment));
  for (const { name, version, plugin } of packages) {
    const { objectTypes = [], useCases = [], connectors = [] } = plugin;
    say(`${name} ${version}: ${objectTypes.length} object types, ${useCases.length} use cases, ${connectors.length} connectors`);
  }
  say(`${packages.length} packages, no faults`);
}

async function bringUpToDate(environment: Environment, say: Say): Promise<void> {
  const database = readDatabase(environment);
  const catalogue = await loadCatalogue(pluginsFileOf(environment));
  const dataSource = await connect(database);
  try {
    for (const step of await migrate(dataSource)) say(step);
    await migrateQueue(database.databaseUrl);
    const room = createStore(dataSource, catalogue.objectTypes());
    await room.installObjectTypes();
    await room.buildAttributeIndexes();
    say('the database is up to date');
  } finally {
    await dataSource.destroy();
  }
}
