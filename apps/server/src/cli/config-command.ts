import { createStore, type StoreRoom } from '@tessera/store';
import { parseArgs } from 'node:util';
import { connect } from '../boot/connect.js';
import { writeFolder } from '../configuration/folder.js';
import { yamlOf } from '../configuration/yaml-writer.js';
import { readDatabase } from '../house/configuration.js';

type Environment = Readonly<Record<string, string | undefined>>;
type Say = (line: string) => void;

interface Asked {
  readonly words: readonly string[];
  readonly environment: Environment;
  readonly say: Say;
}

interface Command {
  readonly usage: string;
  readonly does: string;
  /** How many words it takes behind its name. */
  readonly takes: readonly [least: number, most: number];
  run(asked: Asked): Promise<number>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  export: { usage: 'export [folder]', does: 'writes the configuration as YAML, into a folder or here', takes: [0, 1], run: exportConfiguration },
  revisions: { usage: 'revisions', does: 'lists the latest changes of the configuration', takes: [0, 0], run: listRevisions },
};

/** The commands of `tessera config`, as help shows them. */
export const CONFIG_USAGE: readonly (readonly [usage: string, does: string])[] =
  Object.values(COMMANDS).map(({ usage, does }) => [`config ${usage}`, does]);

/** Runs a command of `tessera config`; answers the exit code. */
export async function runConfigCommand(given: readonly string[], environment: Environment, say: Say): Promise<number> {
  const { positionals: [name = '', ...words] } = parseArgs({ args: [...given], allowPositionals: true, options: {} });
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command && words.length >= command.takes[0] && words.length <= command.takes[1]) return command.run({ words, environment, say });
  say('Usage: tessera <command>');
  for (const [usage, does] of CONFIG_USAGE) say(`  ${usage.padEnd(34)}${does}`);
  return name === '' || name === 'help' ? 0 : 2;
}

async function withStore<R>(environment: Environment, work: (room: StoreRoom) => Promise<R>): Promise<R> {
  const dataSource = await connect(readDatabase(environment));
  try {
    return await work(createStore(dataSource, []));
  } finally {
    await dataSource.destroy();
  }
}

function exportConfiguration({ words: [folder], environment, say }: Asked): Promise<number> {
  return withStore(environment, async (room) => {
    const { configuration } = await room.configuration.snapshot();
    if (folder === undefined) say(yamlOf(configuration).trimEnd());
    else for (const name of await writeFolder(folder, configuration)) say(name);
    return 0;
  });
}

function listRevisions({ environment, say }: Asked): Promise<number> {
  return withStore(environment, async (room) => {
    for (const { number, at, actorName, origin, reason, paths, changed } of (await room.configuration.list({})).items) {
      const more = changed > paths.length ? ` and ${changed - paths.length} more` : '';
      say(`${String(number).padStart(5)}  ${at.toISOString()}  ${origin.padEnd(8)}  ${actorName}${reason === undefined ? '' : `: ${reason}`}`);
      say(`       ${paths.join(', ')}${more}`);
    }
    return 0;
  });
}
