import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createPreview } from './boot/create-app.js';
import { documentOf } from './http/document.js';

/** Writes the committed document anew: `node apps/server/dist/openapi.js`. */
const app = await createPreview();
const file = fileURLToPath(new URL('../openapi.json', import.meta.url));
writeFileSync(file, `${JSON.stringify(documentOf(app), undefined, 2)}\n`);
await app.close();
