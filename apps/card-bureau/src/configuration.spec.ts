import { readConfiguration } from './configuration.js';

const COMPLETE = { BUREAU_DATA: 'data', BUREAU_CLIENT_ID: 'a', BUREAU_CLIENT_SECRET: 'b', BUREAU_ORGANISATION_ID: 'c' };

it('listens on loopback, port 4310, unless told otherwise', () => {
  expect(readConfiguration(COMPLETE)).toMatchObject({ host: '127.0.0.1', port: 4310, tokenSeconds: 900, control: 'on' });
});

it('names every fault at once and how to mend it', () => {
  const read = (): unknown => readConfiguration({ BUREAU_PORT: '70000', BUREAU_TOKEN_SECONDS: 'long', BUREAU_CONTROL: 'maybe', BUREAU_DATA: 'data' });
  expect(read).toThrow(/BUREAU_CLIENT_ID is missing[\s\S]*BUREAU_ORGANISATION_ID[\s\S]*BUREAU_PORT[\s\S]*BUREAU_TOKEN_SECONDS[\s\S]*BUREAU_CONTROL/);
});
