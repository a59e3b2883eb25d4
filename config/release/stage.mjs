// What is published of a room: code and types in one file each, and a package.json without anything of this repository.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';
import { inRoot } from '../deploy/paths.mjs';

const API = '@tessera/plugin-api';

/** The packages that the world gets, and the entries of each: name of the file that is published, file that was built. */
export const PUBLISHED = {
  'plugin-api': { index: 'libs/plugin-api/dist/index' },
  'plugin-kit': { index: 'libs/plugin-kit/dist/index', cli: 'libs/plugin-kit/dist/cli' },
};

const KEPT = ['name', 'version', 'description', 'keywords', 'license', 'type', 'sideEffects', 'engines', 'bin', 'peerDependencies', 'repository'];
const OWN_ROOMS = {
  '@tessera/engine': 'libs/engine/dist/index.d.ts',
  '@tessera/engine/in-memory': 'libs/engine/dist/in-memory/index.d.ts',
};

/** Writes what is published of a room into a folder; its build has to be there. */
export async function stage(room, folder) {
  const entries = PUBLISHED[room];
  if (!existsSync(inRoot(`${entries.index}.js`))) throw new Error(`libs/${room} is not built: npm run build`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const [bundled] = await Promise.all([writeCode(entries, folder), writeTypes(entries.index, join(folder, 'dist', 'index.d.ts'))]);
  writeManifest(room, folder);
  if (bundled.length > 0) writeFileSync(join(folder, 'THIRD-PARTY.md'), thirdParty(bundled));
  for (const part of ['README.md', 'CHANGELOG.md', 'bin']) {
    if (existsSync(inRoot('libs', room, part))) cpSync(inRoot('libs', room, part), join(folder, part), { recursive: true });
  }
}

// Answers the foreign packages that became part of the code.
async function writeCode(entries, folder) {
  const { metafile } = await build({
    entryPoints: Object.entries(entries).map(([out, file]) => ({ out, in: inRoot(`${file}.js`) })),
    outdir: join(folder, 'dist'), bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20',
    external: [API], legalComments: 'inline', logLevel: 'warning', absWorkingDir: inRoot(), chunkNames: 'shared-[hash]', metafile: true,
  });
  const inside = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])));
  return [...new Set(inside.flatMap((file) => /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []))].sort();
}

// Their licences ask to go where their code goes.
function thirdParty(names) {
  const parts = names.map((name) => {
    const { version, license } = JSON.parse(readFileSync(inRoot('node_modules', name, 'package.json'), 'utf8'));
    const file = readdirSync(inRoot('node_modules', name)).find((one) => /^licen[cs]e/i.test(one));
    if (!file) throw new Error(`${name} has no licence file`);
    return `## ${name} ${version} (${license})\n\n${readFileSync(inRoot('node_modules', name, file), 'utf8').trim()}\n`;
  });
  return `# Code of others inside this package\n\n${parts.join('\n')}`;
}

async function writeTypes(entry, file) {
  const ownRooms = { name: 'own-rooms', resolveId: (id) => (OWN_ROOMS[id] ? inRoot(OWN_ROOMS[id]) : null) };
  const bundle = await rollup({ input: inRoot(`${entry}.d.ts`), external: [API, /^node:/], plugins: [ownRooms, dts()], onwarn: () => undefined });
  await bundle.write({ file, format: 'es' });
  await bundle.close();
  const foreign = [...readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)].map(([, name]) => name).filter((name) => name !== API && !name.startsWith('node:'));
  if (foreign.length > 0) throw new Error(`the types of ${entry} need ${foreign.join(', ')}, which is not published`);
}

function writeManifest(room, folder) {
  const whole = JSON.parse(readFileSync(inRoot('libs', room, 'package.json'), 'utf8'));
  const manifest = {
    ...Object.fromEntries(KEPT.flatMap((name) => (whole[name] === undefined ? [] : [[name, whole[name]]]))),
    ...repositoryOf(room),
    exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' }, './package.json': './package.json' },
    files: ['dist', 'bin', 'README.md', 'CHANGELOG.md', 'THIRD-PARTY.md'],
    publishConfig: { access: whole.publishConfig.access, provenance: whole.publishConfig.provenance },
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
}

// The registry compares this address with the one that the building machine vouches for; a fork publishes with its own.
function repositoryOf(room, env = process.env) {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name, CI_PROJECT_URL: project } = env;
  const url = server && name ? `${server}/${name}` : project;
  return url ? { repository: { type: 'git', url: `git+${url}.git`, directory: `libs/${room}` } } : {};
}
