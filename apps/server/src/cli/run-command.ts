import { migrateQueue } from '@tessera/queue';
import { createStore, migrate, type AuditProof } from '@tessera/store';
import { connect } from '../boot/connect.js';
import { loadCatalogue } from '../boot/load-catalogue.js';
import { DEFAULT_PLUGINS_FILE, readDatabase } from '../house/configuration.js';
import { CONFIG_USAGE, runConfigCommand } from './config/config-command.js';

type Environment = Readonly<Record<string, string | undefined>>;
type Say = (line: string) => void;

interface Command {
  readonly does: string;
  /** What the word behind the command looks like, if there may be one. */
  readonly takes?: RegExp;
  run(environment: Environment, say: Say, word?: string): Promise<void>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  check: { does: 'checks the installed plugin packages, without a database', run: check },
  migrate: { does: 'brings the database up to date', run: bringUpToDate },
  'audit verify': { does: 'proves that nobody has changed, added or removed lines of the audit; with a seal noted earlier, not at its end either', takes: /^\d{1,15}:[0-9a-f]{64}$/, run: verifyAudit },
};

/** Runs a command of `tessera`; answers the exit code. */
export async function runCommand(words: readonly string[], environment: Environment, say: Say): Promise<number> {
  if (words[0] === 'config') return runConfigCommand(words.slice(1), environment, say);
  const [command, given] = found(words);
  if (!command) {
    const name = words.at(0);
    say('Usage: tessera <command>');
    for (const [word, does] of [...Object.entries(COMMANDS).map(([one, { does: what }]) => [one, what] as const), ...CONFIG_USAGE]) say(`  ${word.padEnd(34)}${does}`);
    return name === undefined || name === '--help' ? 0 : 2;
  }
  await command.run(environment, say, given);
  return 0;
}

function found(words: readonly string[]): readonly [command?: Command, given?: string] {
  const whole = words.join(' ');
  if (Object.hasOwn(COMMANDS, whole)) return [COMMANDS[whole]];
  const [name, given = ''] = [words.slice(0, -1).join(' '), words.at(-1)];
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return command?.takes?.test(given) ? [command, given] : [];
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

async function verifyAudit(environment: Environment, say: Say, given?: string): Promise<void> {
  const [number, digest] = given?.split(':') ?? [];
  const dataSource = await connect(readDatabase(environment));
  try {
    const { seals } = createStore(dataSource, []);
    while (await seals.seal(new Date()));
    const proof = await seals.verify(digest === undefined ? undefined : { number: Number(number), digest });
    say(`${proof.entries} lines under ${proof.seals} seals, ${proof.unsealed} not sealed yet, ${proof.erased} with erased values`);
    const faults = faultsOf(proof);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    if (proof.last) say(`the last seal is ${proof.last.number}:${proof.last.digest}; noted outside the database and given to this command, it shows later that nothing before it was cut off`);
    say('the audit is whole');
  } finally {
    await dataSource.destroy();
  }
}

function faultsOf({ brokenSeal, changedValues, notedSeal }: AuditProof): readonly string[] {
  return [
    ...(brokenSeal === undefined ? [] : [`seal ${brokenSeal} does not fit: lines were changed, added or removed by hand.`]),
    ...(notedSeal === 'missing' ? ['the seal that was noted is not there: lines were cut off, or everything was written anew.'] : []),
    ...(changedValues === 0 ? [] : [`the values of ${changedValues} lines are not those that were written.`]),
  ];
}
