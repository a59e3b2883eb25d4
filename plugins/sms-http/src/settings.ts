import type { Settings } from '@tessera/plugin-api';

/** What an administrator fills in to send short messages. */
export const settings = {
  address: {
    kind: 'text', title: 'Address of the gateway', help: 'Such as https://sms.example.com/messages. Plain http is accepted on this machine only.',
    maxLength: 500, pattern: '^https?://[^\\s#]+$',
  },
  token: { kind: 'secret', title: 'Token', help: 'Sent as "Authorization: Bearer ...".', maxLength: 2_000, optional: true },
  sender: { kind: 'text', title: 'Sender', help: 'Number or name that people see.', maxLength: 20 },
  body: {
    kind: 'text',
    title: 'Body of the request',
    help: 'JSON with {{to}}, {{sender}}, {{text}} and {{key}} inside quotation marks.',
    maxLength: 2_000,
    initial: '{"to":"{{to}}","from":"{{sender}}","text":"{{text}}","reference":"{{key}}"}',
  },
} as const;

type Given = Settings<typeof settings>;

/** The settings as the connector gets them; the token may be missing. */
export type SmsSettings = Omit<Given, 'token'> & { readonly token?: string | undefined };
