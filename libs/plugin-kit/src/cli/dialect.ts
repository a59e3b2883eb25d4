/** How the specs of a package are run: by Jest in the repository of a house, by Node alone elsewhere. */
export interface Dialect {
  /** What a spec with one test imports first. */
  readonly imports: string;
  /** The spec of the whole package. */
  readonly packageSpec: string;
}

const ASSERT = "import assert from 'node:assert/strict';\n";
const PACKAGE_SPEC = `import { contract } from '@tessera/plugin-kit';
import plugin from './index.js';

`;

/** The dialect of a package: in a house or elsewhere. */
export const dialectOf = (isInHouse: boolean): Dialect =>
  isInHouse
    ? { imports: ASSERT, packageSpec: `${PACKAGE_SPEC}contract(plugin, { folder: new URL('..', import.meta.url) });\n` }
    : {
        imports: `${ASSERT}import { it } from 'node:test';\n`,
        packageSpec: `import { describe, it } from 'node:test';\n${PACKAGE_SPEC}contract(plugin, { describe, it, folder: new URL('..', import.meta.url) });\n`,
      };
