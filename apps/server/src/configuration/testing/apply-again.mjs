// Applies the given documents one after the other, again and again, from the word go until it is killed.
import { join } from 'node:path';

const [server, url, ...documents] = process.argv.slice(2);
const load = (path) => import(join(server, path));
const [{ withTools }, { ConfigurationApplier }, { readConfigurationFiles }, { systemActor }] = await Promise.all([
  load('cli/config/tools.js'), load('configuration/configuration-applier.js'), load('configuration/folder.js'), import('@tessera/engine'),
]);
const wanted = await Promise.all(documents.map((path) => readConfigurationFiles(path)));

await withTools({ DATABASE_URL: url }, async ({ app }) => {
  const applier = app.get(ConfigurationApplier);
  const apply = (index) => applier.apply(wanted[index % wanted.length], { actor: systemActor, trusted: true, hasKey: false }, { reason: `document ${index % wanted.length}` });
  process.send('ready');
  const first = await new Promise((resolve) => { process.once('message', resolve); });
  for (let index = first; ; index++) await apply(index);
});
