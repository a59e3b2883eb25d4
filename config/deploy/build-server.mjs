// What the commands of the server need: its program and the plugins. No screens, so that a check does not wait for them.
import { runMany } from './nx.mjs';
import { lastLines } from './phase.mjs';

console.error('Building the server and the plugins. This happens once.');
const { code, output } = await runMany('Building', 'build', ['--projects=@tessera/server,plugins/*']);
if (code !== 0) console.error([lastLines(output, 80), '', 'The build failed, its last lines are above.'].join('\n'));
process.exitCode = code;
