import { existsSync, readFileSync } from 'node:fs';

/** What is shown once everything is up. */
export interface Welcome {
  readonly server: string;
  readonly bureau: string | undefined;
  readonly dataFolder: string;
  readonly accountsFile: string;
  /** Whether this start made the accounts. */
  readonly isFirst: boolean;
  readonly seconds: number;
}

/** An address that a browser on this machine can open. */
export function openable(address: string): string {
  const url = new URL(address);
  if (url.hostname === '0.0.0.0' || url.hostname === '[::]') url.hostname = 'localhost';
  return url.origin;
}

/** The lines that greet the person at the terminal. */
export function greet(welcome: Welcome): string {
  const server = openable(welcome.server);
  const addresses: readonly (readonly [string, string])[] = [
    ['Operators', `${server}/`],
    ['Administrators', `${server}/admin`],
    ['API documentation', `${server}/api/docs`],
    ...(welcome.bureau === undefined ? [] : [['Card bureau (demo)', `${openable(welcome.bureau)}/`] as const]),
    ['Data', welcome.dataFolder],
  ];
  return [
    '', `Tessera is ready after ${welcome.seconds.toFixed(1)} s.`, '',
    ...addresses.map(([name, address]) => `  ${name.padEnd(20)}${address}`),
    '', ...accounts(welcome), 'Ctrl+C stops everything.', '',
  ].join('\n');
}

function accounts({ accountsFile, isFirst }: Welcome): readonly string[] {
  if (!existsSync(accountsFile)) return [];
  if (!isFirst) return [`First-time accounts: ${accountsFile}`, ''];
  const lines = readFileSync(accountsFile, 'utf8').trimEnd().split('\n');
  return [
    'First-time accounts. Each has to choose a new password when it signs in for the first time:', '',
    ...lines.map((line) => `  ${line}`.trimEnd()), '',
    `They are shown this once, and kept in ${accountsFile}, which only you can read.`, '',
  ];
}
