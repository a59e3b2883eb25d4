import { configurationIn, openScheme, pathOf, systemActor, type AclEntry } from '@tessera/engine';
import { withAdvisoryLock, withChangeNote } from '@tessera/store';
import { auditLine } from '../access/audit-line.js';
import type { Foundations } from '../house/core.module.js';
import { newId } from '../house/new-id.js';
import { readFirstConfiguration } from './default-files.js';

/** Gives every object type that has no default access scheme one: that of the first configuration, or an open one. */
export async function putDefaultSchemes({ configuration, catalogue, dataSource, storeRoom }: Foundations): Promise<void> {
  const { accessSchemes } = storeRoom;
  await withAdvisoryLock(dataSource, 'tessera access schemes', async () => {
    const present = new Set((await accessSchemes.readSchemes()).filter(({ level }) => level === 'model').map(({ objectType }) => objectType));
    const missing = catalogue.objectTypes().map(({ name }) => name).filter((name) => !present.has(name));
    if (missing.length === 0) return;
    const first = configurationIn((await readFirstConfiguration(configuration.defaultsFolder)).document);
    for (const objectType of missing) {
      const entries: readonly AclEntry[] = (first.get(pathOf('access-schemes', objectType))?.['entries'] as readonly AclEntry[] | undefined) ?? openScheme(objectType).entries;
      const scheme = { id: newId(), objectType, level: 'model' as const, name: objectType, entries, revision: 0 };
      const line = auditLine(systemActor, { action: 'access-scheme.saved', objectType, reason: 'default' });
      await withChangeNote({ origin: 'start' }, () => accessSchemes.saveScheme(scheme, 0, line));
    }
  });
}
