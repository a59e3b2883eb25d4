import type { Configuration } from './configuration.js';

/** Where people reach the house. Never from what a request says about its host: a link in a mail must not lead elsewhere. */
export const houseAddress = ({ publicUrl, host, port }: Pick<Configuration, 'publicUrl' | 'host' | 'port'>): string => publicUrl ?? `http://${host}:${port}`;
