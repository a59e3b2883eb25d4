import type { Settings } from '@tessera/plugin-api';

/** What an administrator fills in to send mails. */
export const settings = {
  host: { kind: 'text', title: 'Mail server', help: 'Name of the SMTP server, such as smtp.example.com.', maxLength: 253, pattern: '^[^\\s/:@]+$' },
  port: { kind: 'integer', title: 'Port', help: 'Usually 587 with STARTTLS and 465 with TLS from the start.', min: 1, max: 65_535, initial: 587 },
  encryption: {
    kind: 'choice',
    title: 'Encryption',
    help: 'Without encryption, no password is sent, except to this machine.',
    choices: { starttls: 'STARTTLS', tls: 'TLS from the start', none: 'None' },
    initial: 'starttls',
  },
  trusted: {
    kind: 'text',
    title: 'Certificate of your own authority',
    help: 'In PEM form. Only for a server whose certificate no public authority has signed.',
    maxLength: 20_000,
    optional: true,
  },
  user: { kind: 'text', title: 'User name', help: 'Left empty, nobody signs in.', maxLength: 320, optional: true },
  password: { kind: 'secret', title: 'Password', maxLength: 500, optional: true },
  senderAddress: {
    kind: 'text', title: 'Sender address', help: 'Mails come from here.', maxLength: 254, pattern: '^[^\\s@<>",;:]+@[^\\s@<>",;:]+$',
  },
  senderName: { kind: 'text', title: 'Sender name', maxLength: 100, optional: true, initial: 'Tessera' },
} as const;

type Given = Settings<typeof settings>;

/** The settings as the connector gets them; optional ones may be missing. */
export type SmtpSettings = Omit<Given, 'trusted' | 'user' | 'password' | 'senderName'> & {
  readonly [K in 'trusted' | 'user' | 'password' | 'senderName']?: string | undefined;
};
