import { describe, it } from 'node:test';
import { contract } from '@tessera/plugin-kit';
import plugin from './index.js';

contract(plugin, { describe, it, folder: new URL('..', import.meta.url) });
