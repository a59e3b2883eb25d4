import { Inject, Injectable } from '@nestjs/common';
import { Refusal, type ObjectRecord } from '@tessera/engine';
import type { PasswordDelivery } from '@tessera/plugin-api';
import { PasswordLetters, type Account } from '@tessera/store';
import { newFirstPassword } from '../../access/secret-token.js';
import type { Configuration } from '../../house/configuration.js';
import { newId } from '../../house/new-id.js';
import { houseAddress } from '../../house/house-address.js';
import { CONFIGURATION } from '../../house/tokens.js';
import { Sealer } from '../../secrets/index.js';
import { LETTER } from '../letters.js';
import { Notices } from '../notices.js';
import { nameOf, type Work } from './work.js';

type Holder = Pick<Account, 'id' | 'userName'>;

/** Makes passwords up, and sees to it that they reach their owners: on a letter, by mail, or not at all. */
@Injectable()
export class PasswordsAtHand {
  constructor(
    private readonly letters: PasswordLetters,
    private readonly sealer: Sealer,
    private readonly notices: Notices,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** A password for that delivery; none when nobody is to have one. */
  make(delivery: PasswordDelivery): string | undefined {
    return delivery === 'nopassword' ? undefined : newFirstPassword();
  }

  /** Sends it on its way; refuses a mail to somebody without an address. */
  async deliver(work: Work, account: Holder, person: ObjectRecord, delivery: PasswordDelivery, password: string | undefined): Promise<void> {
    if (password === undefined) return;
    if (delivery === 'email') return this.send(work, account, person, password);
    const [id, { transaction, run }] = [newId(), work];
    const expiresAt = new Date(transaction.now.getTime() + LETTER.minutes * 60_000);
    await this.letters.put(transaction, { id, runId: run.id, accountId: account.id, expiresAt, sealed: this.sealer.seal(password, LETTER.purpose(id)) });
  }

  private async send({ messages, transaction }: Work, { userName }: Holder, person: ObjectRecord, password: string): Promise<void> {
    const { serviceEmail, serviceEmailValidated, email } = person.attributes;
    const to = serviceEmailValidated ? serviceEmail : email;
    if (typeof to !== 'string') throw new Refusal('no-address', { name: nameOf(person) });
    const values = { userName, password, link: houseAddress(this.configuration) };
    messages.push(await this.notices.prepareTo('mail', to, person, 'first-password', values, undefined, transaction));
  }
}
