import { Catalogue, changesBetween, configurationIn, documentOf, systemActor, type Configuration } from '@tessera/engine';
import { ConfigurationRevisions, createDataSource } from '@tessera/store';
import fc from 'fast-check';
import { startTestPostgres } from '../../../../config/jest/postgres.mjs';
import { withTools, type Tools } from '../cli/config/tools.js';
import { runCommand } from '../cli/run-command.js';
import { TemplateBook } from '../mail/template-book.js';
import { ConfigurationApplier } from './configuration-applier.js';
import { targetOf } from './target.js';
import { BUILT_IN } from './rights.js';
import { randomConfiguration } from './testing/random-configuration.js';
import { readDocument } from './yaml-reader.js';
import { yamlOf } from './yaml-writer.js';

const RUNS = Number(process.env['PROOF_RUNS'] ?? 4);
const SEED = Number(process.env['PROOF_SEED'] ?? Date.now() % 1_000_000);
const KEY = Buffer.alloc(32, 3).toString('base64');

const apply = async ({ app }: Tools, text: string): Promise<string> => {
  await app.get(ConfigurationApplier).apply(readDocument([{ text }]), { actor: systemActor, trusted: true, hasKey: true }, { reason: 'proof' });
  return yamlOf((await app.get(ConfigurationRevisions).snapshot()).configuration);
};

it('random configurations are applied to an empty database and exported again to the same bytes', async () => {
  const postgres = await startTestPostgres();
  const migrated = (databaseUrl: string) => runCommand(['migrate'], { DATABASE_URL: databaseUrl }, () => undefined).then(() => undefined);
  const empty = () => postgres.createDatabaseFrom('configuration_proof', migrated);
  const began = Date.now();
  const seen = { parts: 0 };
  const home = await empty();
  await withTools({ DATABASE_URL: home, TESSERA_KEY: KEY }, async (old) => {
    const [catalogue, book] = [old.app.get(Catalogue), old.app.get(TemplateBook)];
    const templates = (await book.list()).map(({ template }) => template);
    await fc.assert(fc.asyncProperty(randomConfiguration(catalogue, templates), async (wanted: Configuration) => {
      // The same house goes from one configuration to the next; an empty one comes to each at once.
      const exported = await apply(old, yamlOf(wanted));
      const present = (await old.app.get(ConfigurationRevisions).snapshot()).configuration;
      seen.parts += present.size;
      const asked = targetOf(documentOf(wanted), present, BUILT_IN);
      expect(changesBetween(asked, configurationIn(readDocument([{ text: exported }]).document)).filter(({ path }) => !path.startsWith('process-lists/'))).toEqual([]);
      const url = await empty();
      await withTools({ DATABASE_URL: url, TESSERA_KEY: KEY }, async (fresh) => {
        expect(await apply(fresh, exported)).toBe(exported);
      });
      await postgres.dropDatabase(url);
    }), { numRuns: RUNS, seed: SEED, endOnFailure: true });
  });
  const rows = await createDataSource(home).initialize();
  const [counts] = await rows.query<{ revisions: number }[]>('select count(*)::int as revisions from configuration_revisions');
  await rows.destroy();
  process.stdout.write(`configurations: ${RUNS} round trips, ${seen.parts} parts, ${counts?.revisions} revisions, ${Date.now() - began} ms, PROOF_SEED=${SEED}\n`);
}, 60_000 + RUNS * 20_000);
