import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Advice } from './advice.js';
import { checkPackage } from './check/check-package.js';
import type { CheckRequest } from './check/check-package.js';
import { newConnector, newObjectType, newUseCase } from './new-parts.js';
import { newPlugin } from './new-plugin.js';
import { houseOf, packageOf } from './place.js';
import type { Found } from './place.js';

type Say = (line: string) => void;

const USAGE = `Usage: tessera <command>
  new plugin <name>            a new plugin package
  new object-type <name>       a new object type in the package of this folder
  new use-case <verb-noun>     a new use case; --on <object type> says what it is about,
                               also one of another package
  new connector <name>         a new capability and the connector that provides it
  check [folder]               every fault of the package, each with its cause and what to do;
                               --since <folder of an earlier version> also tells what would be lost`;

/** Runs a command of `tessera`; what belongs to a whole house is left to its own program. Answers the exit code. */
export async function runTessera(words: readonly string[], cwd: string, say: Say): Promise<number> {
  const [command, ...rest] = words;
  if (command === 'new') return makeNew(rest, cwd, say);
  const house = houseOf(cwd);
  const isOfPackage = command === 'check' && (rest.length > 0 || packageOf(cwd) !== undefined);
  if (house && (command === undefined || command === '--help')) say(USAGE);
  if (house && !isOfPackage) return runHouse(house);
  if (command === 'check') return checkPackage(checkRequest(rest), cwd, say);
  if (command !== undefined && command !== '--help') say(`${command} is no command here. What concerns a whole house is asked in the folder of the house.`);
  say(USAGE);
  return command === undefined || command === '--help' ? 0 : 2;
}

async function makeNew([what, ...rest]: readonly string[], cwd: string, say: Say): Promise<number> {
  const { name, on } = namesIn(rest);
  if (what === 'plugin') newPlugin(name, cwd, say);
  else if (what === 'object-type') newObjectType(name, cwd, say);
  else if (what === 'use-case') await newUseCase(name, on, cwd, say);
  else if (what === 'connector') newConnector(name, cwd, say);
  else throw new Advice(`Nothing new is called ${what ?? 'that'}. Say plugin, object-type, use-case or connector, and its name.`);
  return 0;
}

function namesIn(words: readonly string[]): { readonly name: string | undefined; readonly on: string | undefined } {
  const { value: on, others } = flagged(words, '--on');
  if (others.length > 1) throw new Advice(`${others.slice(1).join(' ')}: one name is enough. Join its words with hyphens.`);
  return { name: others[0], on };
}

function checkRequest(words: readonly string[]): CheckRequest {
  const { value: since, others } = flagged(words, '--since');
  if (words.some((word) => word.startsWith('--since')) && !since) throw new Advice('Say where the earlier version is: --since <folder>.');
  return { folder: others[0], since };
}

// `--flag value` or `--flag=value`, and everything else.
function flagged(words: readonly string[], name: string): { readonly value: string | undefined; readonly others: readonly string[] } {
  const at = words.findIndex((word) => word === name || word.startsWith(`${name}=`));
  if (at === -1) return { value: undefined, others: words };
  const isApart = words[at] === name;
  return { value: isApart ? words[at + 1] : words[at]?.slice(name.length + 1), others: words.filter((_, index) => index !== at && !(isApart && index === at + 1)) };
}

// Its program reads the same words, and sets the exit code itself.
async function runHouse({ folder, manifest: { tessera = {} } }: Found): Promise<number> {
  const program = join(folder, tessera.house ?? '');
  if (!existsSync(program) && tessera.build !== undefined) {
    const built = spawnSync(process.execPath, [join(folder, tessera.build)], { stdio: 'inherit', cwd: folder });
    if (built.status !== 0) return 1;
  }
  await import(pathToFileURL(program).href);
  return Number(process.exitCode ?? 0);
}
