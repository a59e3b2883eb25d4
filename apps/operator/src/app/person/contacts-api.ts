import { Injectable, inject } from '@angular/core';
import { Api, sendCode, validateContact } from '@tessera/api-client';

/** The ways to reach a person that can be verified. */
export type ContactChannel = 'email' | 'phone';

/** The calls about contacts of other people. */
@Injectable({ providedIn: 'root' })
export class ContactsApi {
  private readonly api = inject(Api);

  /** Sends the person a code, which they enter under My account. */
  sendCode(id: string, channel: ContactChannel): Promise<void> {
    return this.api.invoke(sendCode, { id, channel });
  }

  /** Marks it as verified; the record says who answered for it. */
  validate(id: string, channel: ContactChannel): Promise<void> {
    return this.api.invoke(validateContact, { id, channel });
  }
}
