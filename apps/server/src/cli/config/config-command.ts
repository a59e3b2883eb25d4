import { documentOf, systemActor, type Actor } from '@tessera/engine';
import { createStore, Proposals, WaitsForApproval, type StoreRoom } from '@tessera/store';
import { createTwoFilesPatch } from 'diff';
import { writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { auditLine } from '../../access/audit-line.js';
import { connect } from '../../boot/connect.js';
import { ConfigurationApplier, type SeenPlan } from '../../configuration/configuration-applier.js';
import { ConfigurationPlanner, type PlannedConfiguration, type Wanted } from '../../configuration/configuration-planner.js';
import { schemaText } from '../../configuration/document-schema.js';
import { writeFolder } from '../../configuration/folder.js';
import { BUILT_IN } from '../../configuration/rights.js';
import { targetOf } from '../../configuration/target.js';
import { yamlOf } from '../../configuration/yaml-writer.js';
import { readDatabase } from '../../house/configuration.js';
import { newId } from '../../house/new-id.js';
import { ProposalNews } from '../../http/approval/proposal-news.js';
import { PlanWords } from '../../http/configuration/plan-words.js';
import { troubleWords } from './fault-words.js';
import { withTools, type Tools } from './tools.js';
import { readWanted, type KeptPlan } from './wanted.js';

type Environment = Readonly<Record<string, string | undefined>>;
type Say = (line: string) => void;

interface Asked {
  readonly words: readonly string[];
  readonly options: { readonly reason?: string; readonly out?: string; readonly yes?: boolean };
  readonly environment: Environment;
  readonly say: Say;
}

interface Command {
  readonly usage: string;
  readonly does: string;
  /** How many words it takes behind its name. */
  readonly takes: readonly [least: number, most: number];
  readonly needsReason?: true;
  run(asked: Asked): Promise<number>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  export: { usage: 'export [folder]', does: 'writes the configuration as YAML, into a folder or here', takes: [0, 1], run: exportConfiguration },
  diff: { usage: 'diff <folder|file>', does: 'shows what is another one there; ends with 0, 1 when something is, 2 on trouble', takes: [1, 1], run: diff },
  plan: { usage: 'plan <folder|file> [--out plan.json]', does: 'says in words what applying would do', takes: [1, 1], run: plan },
  apply: { usage: 'apply <folder|file|plan.json> --reason "..." [--yes]', does: 'applies it, all or nothing', takes: [1, 1], needsReason: true, run: apply },
  rollback: { usage: 'rollback <revision> --reason "..." [--yes]', does: 'goes back to an earlier revision', takes: [1, 1], needsReason: true, run: rollback },
  revisions: { usage: 'revisions', does: 'lists the latest changes of the configuration', takes: [0, 0], run: listRevisions },
  schema: { usage: 'schema', does: 'writes the JSON Schema of the files', takes: [0, 0], run: showSchema },
};

/** The commands of `tessera config`, as help shows them. */
export const CONFIG_USAGE: readonly (readonly [usage: string, does: string])[] =
  Object.values(COMMANDS).map(({ usage, does }) => [`config ${usage}`, does]);

const OPTIONS = { reason: { type: 'string' }, out: { type: 'string' }, yes: { type: 'boolean' } } as const;

/** Runs a command of `tessera config`; answers the exit code. */
export async function runConfigCommand(given: readonly string[], environment: Environment, say: Say): Promise<number> {
  const parsed = parsedArguments(given);
  const [name = '', ...words] = parsed?.positionals ?? [];
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!parsed || !command || words.length < command.takes[0] || words.length > command.takes[1]) {
    for (const line of ['Usage: tessera <command>', ...CONFIG_USAGE.map(([usage, does]) => `  ${usage}\n      ${does}`)]) say(line);
    return parsed && given.length === 0 ? 0 : 2;
  }
  const reason = parsed.values.reason?.trim();
  if (command.needsReason && (!reason || reason.length > 300)) {
    say('Say why, in up to 300 characters: --reason "..."');
    return 2;
  }
  try {
    return await command.run({ words, options: { ...parsed.values, ...(reason && { reason }) }, environment, say });
  } catch (error) {
    const lines = troubleWords(error);
    if (!lines) throw error;
    for (const line of lines) say(line);
    return name === 'diff' ? 2 : 1;
  }
}

function parsedArguments(given: readonly string[]) {
  try {
    return parseArgs({ args: [...given], allowPositionals: true, options: OPTIONS });
  } catch {
    return undefined;
  }
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

function diff({ words: [path = ''], environment, say }: Asked): Promise<number> {
  return withStore(environment, async (room) => {
    const { configuration } = await room.configuration.snapshot();
    const { wanted: { document } } = await readWanted(path);
    const [is, wanted] = [yamlOf(configuration), yamlOf(targetOf(document, configuration, BUILT_IN))];
    if (is === wanted) return 0;
    say(createTwoFilesPatch('in force', path, is, wanted, undefined, undefined, { context: 3 }).trimEnd());
    return 1;
  });
}

function plan({ words: [path = ''], options: { out }, environment, say }: Asked): Promise<number> {
  return withTools(environment, async (tools) => {
    const { wanted } = await readWanted(path);
    const planned = await tools.app.get(ConfigurationPlanner).plan(wanted, applicant(tools));
    await tell(tools, planned, say);
    if (out === undefined) return 0;
    const kept: KeptPlan = { tesseraPlan: 1, basedOn: planned.basedOn, seal: planned.seal, document: documentOf(planned.target) };
    await writeFile(out, `${JSON.stringify(kept, undefined, 2)}\n`);
    say(`Kept in ${out}. Apply it with: tessera config apply ${out} --reason "..."`);
    return 0;
  });
}

async function apply({ words: [path = ''], ...asked }: Asked): Promise<number> {
  const { wanted, seen } = await readWanted(path);
  return bringIntoForce(asked, wanted, seen);
}

async function rollback({ words: [revision = ''], ...asked }: Asked): Promise<number> {
  return bringIntoForce(asked, { rollbackTo: Number(revision) });
}

function bringIntoForce({ options, environment, say }: Omit<Asked, 'words'>, wanted: Wanted, kept?: SeenPlan): Promise<number> {
  return withTools(environment, async (tools) => {
    const planned = await tools.app.get(ConfigurationPlanner).plan(wanted, applicant(tools));
    const seen = kept ?? { basedOn: planned.basedOn, seal: planned.seal };
    if (seen.seal === planned.seal) await tell(tools, planned, say);
    if (options.yes !== true && !(await agreed())) {
      say('Nothing was applied. Look at the plan, then run it again with --yes.');
      return 1;
    }
    try {
      const { revision } = await tools.app.get(ConfigurationApplier).apply(wanted, applicant(tools), { ...options, seen });
      say(revision === undefined ? 'Nothing to change: this is in force already.' : `In force as revision ${revision}.`);
    } catch (error) {
      if (!(error instanceof WaitsForApproval)) throw error;
      const [id, { reason }] = [newId(), error.proposed];
      const line = auditLine(operatorOfTheHost(), { action: 'configuration.proposed', ...(reason !== undefined && { reason }) });
      await tools.app.get(Proposals).propose(id, error.proposed, line, await tools.app.get(ProposalNews).waits(id, error.proposed));
      say('Nothing is changed yet: a second person has to approve it. It waits in the admin app under Configuration, Proposals.');
    }
    return 0;
  });
}

async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await lines.question('Apply this? [y/N] ');
  lines.close();
  return /^y(es)?$/i.test(answer.trim());
}

const applicant = ({ hasKey }: Tools) => ({ actor: operatorOfTheHost(), trusted: true, hasKey });

// Whoever has the database and the key may do everything anyway; the revision says who it was on the host.
const operatorOfTheHost = (): Actor => ({ ...systemActor, displayName: `${userInfo().username} (command line)` });

async function tell({ app }: Tools, planned: PlannedConfiguration, say: Say): Promise<void> {
  const { parts, consequences } = await app.get(PlanWords).of(planned, 'en-US');
  if (parts.length === 0) say('Nothing would change.');
  const marks = { added: '+', changed: '~', removed: '-' } as const;
  for (const { title, kind, path, sentences } of parts) for (const line of [`${marks[kind]} ${title} (${path})`, ...sentences.map((one) => `    ${one}`)]) say(line);
  for (const line of consequences) say(`! ${line}`);
  for (const { path, reference } of planned.missingSecrets) say(`! ${path} waits for a secret. Give it as ${reference}, or on its page.`);
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

function showSchema({ say }: Asked): Promise<number> {
  say(schemaText().trimEnd());
  return Promise.resolve(0);
}
