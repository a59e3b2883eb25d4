// `npm run release`: writes what is published into the folders that `changeset publish` sends from.
import { inRoot } from '../deploy/paths.mjs';
import { PUBLISHED, stage } from './stage.mjs';

for (const room of Object.keys(PUBLISHED)) await stage(room, inRoot('libs', room, 'dist', 'npm'));
