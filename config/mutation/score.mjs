import { existsSync, readFileSync } from 'node:fs';

const CAUGHT = new Set(['Killed', 'Timeout']);
const COUNTED = new Set([...CAUGHT, 'Survived', 'NoCoverage']);

/** The mutants of a room by folder, from the report of its last run. */
function foldersOf(room) {
  const report = `tmp/mutation/${room}.json`;
  if (!existsSync(report)) return new Map();
  const folders = new Map();
  for (const [file, { mutants }] of Object.entries(JSON.parse(readFileSync(report, 'utf8')).files)) {
    const [folder, ...inside] = file.replace(`libs/${room}/src/`, '').split('/');
    const name = inside.length > 0 ? `${room}/${folder}` : room;
    folders.set(name, [...(folders.get(name) ?? []), ...mutants.map(({ status }) => status).filter((status) => COUNTED.has(status))]);
  }
  return folders;
}

function line(name, statuses) {
  const caught = statuses.filter((status) => CAUGHT.has(status)).length;
  return `| ${name} | ${statuses.length} | ${caught} | ${((100 * caught) / statuses.length).toFixed(1)} % |`;
}

const LEAST = 80;

const lines = ['| Folder | Mutants | Caught | Score |', '| --- | --- | --- | --- |'];
for (const room of ['plugin-api', 'engine']) {
  const folders = [...foldersOf(room)].filter(([, statuses]) => statuses.length > 0).toSorted(([a], [b]) => (a < b ? -1 : 1));
  for (const [name, statuses] of folders) lines.push(line(name, statuses));
  const all = folders.flatMap(([, statuses]) => statuses);
  if (all.length > 0) lines.push(line(`**${room}, all**`, all));
  if (all.filter((status) => CAUGHT.has(status)).length * 100 < LEAST * all.length) process.exitCode = 1;
}
process.stdout.write(`${lines.join('\n')}\n`);
