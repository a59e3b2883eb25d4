import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './run.js';

await run(resolve(fileURLToPath(new URL('../../..', import.meta.url))));
