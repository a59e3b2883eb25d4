export * from './lib/api';
export * from './lib/api-configuration';
export * from './lib/functions';
export * from './lib/models';
