import { openScheme, systemActor, type AclEntry } from '@tessera/engine';
import { withAdvisoryLock } from '@tessera/store';
import { auditLine } from '../access/audit-line.js';
import type { Foundations } from '../house/core.module.js';
import { newId } from '../house/new-id.js';
import { readSchemes } from './default-files.js';

/** Gives every object type that has no default access scheme one: that of the defaults' folder, or an open one. */
export async function putDefaultSchemes({ configuration, catalogue, dataSource, storeRoom }: Foundations): Promise<void> {
  const { accessSchemes } = storeRoom;
  await withAdvisoryLock(dataSource, 'tessera access schemes', async () => {
    const present = new Set((await accessSchemes.readSchemes()).filter(({ level }) => level === 'model').map(({ objectType }) => objectType));
    const missing = catalogue.objectTypes().map(({ name }) => name).filter((name) => !present.has(name));
    if (missing.length === 0) return;
    const defaults = new Map((await readSchemes(configuration.defaultsFolder)).map(({ objectType, entries }) => [objectType, entries]));
    for (const objectType of missing) {
      const entries: readonly AclEntry[] = defaults.get(objectType) ?? openScheme(objectType).entries;
      const scheme = { id: newId(), objectType, level: 'model' as const, name: objectType, entries, revision: 0 };
      await accessSchemes.saveScheme(scheme, 0, auditLine(systemActor, { action: 'access-scheme.saved', objectType, reason: 'default' }));
    }
  });
}
