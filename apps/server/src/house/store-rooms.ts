import { Accounts, ApiTokens, Roles, Sessions } from '@tessera/store';
import type { DataSource } from 'typeorm';

/** The rooms of the store that modules may ask for; each is made over the one data source. */
export const STORE_ROOMS: readonly (new (dataSource: DataSource) => object)[] = [Accounts, ApiTokens, Roles, Sessions];
