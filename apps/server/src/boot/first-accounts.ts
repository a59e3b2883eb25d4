import { systemActor } from '@tessera/engine';
import type { Accounts } from '@tessera/store';
import { open, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { auditLine } from '../access/audit-line.js';
import { Passwords } from '../access/passwords.js';
import { newFirstPassword } from '../access/secret-token.js';
import { BadConfiguration } from '../house/configuration.js';
import { newId } from '../house/new-id.js';
import type { DefaultPerson } from './default-files.js';

/** Makes the first accounts, with passwords that only the owner of `file` can read. Repeatable until the last one exists. */
export async function makeFirstAccounts(accounts: Accounts, people: readonly DefaultPerson[], file: string | undefined): Promise<void> {
  if (!file) {
    throw new BadConfiguration(['The database is empty and TESSERA_FIRST_ACCOUNTS_FILE is missing. Name a file for the first passwords; only its owner will be able to read it.']);
  }
  const first = people.map((person) => ({ ...person, password: newFirstPassword() }));
  // Written before any account exists: a crash in between must not lose a password that is in use.
  await keep(file, first.map(({ userName, password }) => `${userName} ${password}`));
  const passwords = new Passwords();
  for (const person of first) await makeAccount(accounts, person, await passwords.hash(person.password));
}

async function makeAccount(accounts: Accounts, person: DefaultPerson, passwordHash: string): Promise<void> {
  const { userName, displayName, language, roles = [], builtIn } = person;
  const audit = auditLine(systemActor, { action: 'account.created', reason: userName, changed: { roles: { to: roles } } });
  const present = await accounts.findForSignIn(userName);
  if (present) await accounts.setPassword(present.id, { hash: passwordHash, mustChange: true }, audit);
  else await accounts.create({ id: newId(), userName, displayName, language, roles, passwordHash, mustChangePassword: true, at: audit.at, ...(builtIn && { builtIn }) }, audit);
}

async function keep(file: string, lines: readonly string[]): Promise<void> {
  const head = '# First accounts. Each password has to be changed at the first sign-in.';
  const folder = await stat(dirname(file));
  const draft = `${file}.${newId()}`;
  // A new file that then takes its place: whoever owns the folder must not lead us to another file.
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${[head, ...lines].join('\n')}\n`);
    // As root in somebody else's folder: the passwords are for whom the folder belongs to.
    if (process.getuid?.() === 0) await handle.chown(folder.uid, folder.gid);
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
