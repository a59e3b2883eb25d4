import type { Settings } from '@tessera/plugin-api';

/** What an administrator fills in to reach a bureau. */
export const settings = {
  hostName: {
    kind: 'text',
    title: 'Host name',
    help: 'Address of the bureau, such as https://bureau.example.com. Plain http is accepted on this machine only.',
    maxLength: 300,
    pattern: '^https?://[^\\s?#]+$',
  },
  clientId: { kind: 'text', title: 'Client id', maxLength: 200 },
  clientSecret: { kind: 'secret', title: 'Client secret', maxLength: 500 },
  organisationId: { kind: 'text', title: 'Organisation id', maxLength: 200 },
  webhookUrl: {
    kind: 'text',
    title: 'Address for events',
    help: 'Where the bureau tells us that cards moved on. Without it we ask on a schedule only.',
    maxLength: 500,
    pattern: '^https?://\\S+$',
    optional: true,
  },
  webhookSecret: {
    kind: 'secret',
    title: 'Secret for events',
    help: 'At least 16 characters. The bureau signs its events with it.',
    maxLength: 200,
    optional: true,
  },
} as const;

/** The settings as the connector gets them; optional ones may be missing. */
export type BureauSettings = Omit<Settings<typeof settings>, 'webhookUrl' | 'webhookSecret'> & {
  readonly webhookUrl?: string | undefined;
  readonly webhookSecret?: string | undefined;
};
