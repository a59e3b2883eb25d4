import type { KeyCheck } from '@tessera/store';
import { BadConfiguration, type Configuration } from '../house/configuration.js';
import { BrokenSeal, Sealer } from '../secrets/index.js';

const PURPOSE = 'key check';

/** Refuses a key that is not the one of this database: with two keys, neither would open everything. */
export async function tryKey({ key }: Pick<Configuration, 'key'>, check: KeyCheck): Promise<void> {
  const sealer = new Sealer(key);
  const sealed = await check.keepFirst(sealer.seal('tessera', PURPOSE));
  try {
    sealer.open(sealed, PURPOSE);
  } catch (error) {
    if (!(error instanceof BrokenSeal)) throw error;
    throw new BadConfiguration([
      'TESSERA_KEY is not the key that this database was first started with: connector secrets, PINs and PUKs would stay sealed. Give that key again, or use another database.',
    ]);
  }
}
