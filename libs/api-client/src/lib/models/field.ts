export type { Field } from '@tessera/plugin-api';
