import { statusOf, systemActor, type Catalogue, type Transaction } from '@tessera/engine';
import { withAdvisoryLock, type StoreRoom } from '@tessera/store';
import { auditLine } from '../access/audit-line.js';
import { troubleWords } from '../cli/config/fault-words.js';
import type { ConfigurationApplier } from '../configuration/configuration-applier.js';
import { BadConfiguration, type Configuration } from '../house/configuration.js';
import type { Foundations } from '../house/core.module.js';
import { newId } from '../house/new-id.js';
import { readDefaults, readFirstConfiguration, type Defaults, type DefaultObject } from './default-files.js';
import { fillOrganisation } from './fill-organisation.js';
import { makeFirstAccounts } from './first-accounts.js';

/** Fills an empty database with the defaults. The administrator comes last: without one, the next start goes on here. */
export async function fillEmptyHouse({ configuration, catalogue, dataSource, storeRoom }: Foundations, applier: ConfigurationApplier): Promise<boolean> {
  return withAdvisoryLock(dataSource, 'tessera defaults', async () => {
    const defaults = await readDefaults(configuration.defaultsFolder);
    const last = defaults.accounts.at(-1);
    if (!last || (await storeRoom.accounts.findForSignIn(last.userName))) {
      await storeRoom.store.transact(makeAutomation);
      return false;
    }
    await applyFirstConfiguration(storeRoom, applier, configuration.defaultsFolder);
    if (configuration.demo) await fillDemo(storeRoom, catalogue, defaults);
    await storeRoom.store.transact(makeAutomation);
    await makeFirstAccounts(storeRoom.accounts, defaults.accounts, fileOf(configuration));
    if (configuration.demo) await fillOrganisation(storeRoom, defaults.organisation);
    return true;
  });
}

const fileOf = ({ firstAccountsFile }: Configuration): string | undefined => firstAccountsFile;

// In one transaction: a house that was cut off has all of it, or nothing.
async function applyFirstConfiguration({ roles }: StoreRoom, applier: ConfigurationApplier, folder: string): Promise<void> {
  if ((await roles.list()).length > 0) return;
  const applicant = { actor: systemActor, trusted: true, hasKey: true, isFirst: true } as const;
  await applier.apply(await readFirstConfiguration(folder), applicant, { origin: 'start', reason: 'first configuration' }).catch((error: unknown) => {
    const words = troubleWords(error);
    throw words ? new BadConfiguration([`The first configuration in ${folder} cannot be applied.`, ...words]) : error;
  });
}

async function fillDemo({ objects, store }: StoreRoom, catalogue: Catalogue, { stock }: Defaults): Promise<void> {
  for (const type of catalogue.objectTypes()) {
    const mine = stock.filter((one) => one.objectType === type.name);
    if (mine.length && (await objects.counts(type.name)).length === 0) await stockUp(store, mine);
  }
}

// Whatever the house does of itself, it does as somebody: an identity that nobody can sign in with.
async function makeAutomation(transaction: Transaction): Promise<void> {
  const { id } = systemActor;
  if (await transaction.readObject('identity', id)) return;
  const status = statusOf(transaction.now, systemActor);
  const automation = {
    id, objectType: 'identity', state: 'active', version: 0, attributes: { name: 'Automation' },
    common: { created: status, lastUpdated: status, builtIn: 'automation' },
  };
  const line = { ...auditLine(systemActor, { action: 'object.created', objectType: 'identity', objectId: id, to: 'active' }), at: transaction.now };
  await transaction.write({ at: transaction.now, actorId: id, objects: [automation], audit: [line], tasks: [] });
}

function stockUp(store: StoreRoom['store'], wanted: readonly DefaultObject[]): Promise<void> {
  return store.transact(async (transaction) => {
    const status = statusOf(transaction.now, systemActor);
    const objects = wanted.map((one) => ({ ...one, id: newId(), version: 0, common: { created: status, lastUpdated: status } }));
    const audit = objects.map(({ id, objectType, state }) =>
      ({ ...auditLine(systemActor, { action: 'object.created', objectType, objectId: id, to: state, reason: 'sample data' }), at: transaction.now }));
    await transaction.write({ at: transaction.now, actorId: systemActor.id, objects, audit, tasks: [] });
  });
}
