import { deserialize, serialize } from 'node:v8';
import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless/index.mjs';

setupZonelessTestEnv();

// Every browser has it; the one of the tests hides it.
globalThis.structuredClone ??= <T>(value: T): T => deserialize(serialize(value)) as T;
