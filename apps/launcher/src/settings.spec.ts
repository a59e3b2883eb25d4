import { describe, expect, it } from '@jest/globals';
import { serverEnvironment } from './environment.js';
import { readSettings } from './settings.js';

const secrets = {
  key: 'generated-key', superuserPassword: 'su', databasePassword: 'db', bureauClientSecret: 'bc', bureauWebhookSecret: 'bw',
};

describe('settings', () => {
  it('listen on the loopback address and keep data in the clone unless told otherwise', () => {
    expect(readSettings({}, '/clone')).toEqual({
      root: '/clone', dataFolder: '/clone/.tessera', host: '127.0.0.1', port: 4300,
      bureauPort: undefined, databaseUrl: undefined, isDemo: true,
    });
  });

  it('take what the environment says', () => {
    const settings = readSettings(
      { TESSERA_DATA: '/data', TESSERA_HOST: '0.0.0.0', TESSERA_PORT: '80', BUREAU_PORT: '0', DATABASE_URL: 'postgres://h/d', TESSERA_DEMO: 'off' },
      '/clone',
    );
    expect(settings).toMatchObject({ dataFolder: '/data', host: '0.0.0.0', port: 80, bureauPort: 0, databaseUrl: 'postgres://h/d', isDemo: false });
  });

  it.each(['x', '-1', '70000', '4300.5', '0x10'])('refuse the port %s', (port) => {
    expect(() => readSettings({ TESSERA_PORT: port }, '/clone')).toThrow('TESSERA_PORT');
  });

  it('give the server its own key when one comes from outside', () => {
    const settings = readSettings({}, '/clone');
    const ours = serverEnvironment(settings, secrets, 'postgres://h/d', undefined, {});
    const theirs = serverEnvironment(settings, secrets, 'postgres://h/d', undefined, { TESSERA_KEY: 'outside' });
    expect([ours['TESSERA_KEY'], theirs['TESSERA_KEY']]).toEqual(['generated-key', 'outside']);
  });

  it('never give the server the password of the Postgres superuser', () => {
    const environment = serverEnvironment(readSettings({}, '/clone'), secrets, 'postgres://h/d', 'http://127.0.0.1:1', {});
    expect(Object.values(environment)).not.toContain('su');
  });
});
