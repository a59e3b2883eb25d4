import { joinedParts } from '@tessera/engine';
import type { Plugin } from '@tessera/plugin-api';

/** A plugin with everything that joins when other packages are there. */
export function wholeOf(plugin: Plugin): Plugin {
  return joinedParts(plugin, () => true);
}
