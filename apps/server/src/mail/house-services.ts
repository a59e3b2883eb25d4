import { Injectable } from '@nestjs/common';
import { Refusal } from '@tessera/engine';
import { mailer, notifier, smsSender, type Mail, type Mailer, type Notifier, type PersonNotice, type SmsSender } from '@tessera/plugin-api';
import { Notices } from '../accounts/notices.js';
import { say } from '../texts/say.js';
import { Post } from './post.js';

/** The capabilities that the house itself provides to tasks. */
@Injectable()
export class HouseServices {
  private readonly services: ReadonlyMap<string, Mailer | SmsSender | Notifier>;

  constructor(post: Post, notices: Notices) {
    this.services = new Map<string, Mailer | SmsSender | Notifier>([
      [mailer.name, { send: (mail: Mail) => definitely(post.send('mail', mail)) }],
      [smsSender.name, { send: (sms: Mail) => definitely(post.send('sms', sms)) }],
      [notifier.name, { notify: (notice: PersonNotice) => definitely(notices.notify(notice)) }],
    ]);
  }

  /** The service of that name, if it is one of the house. */
  find(capability: string): unknown {
    return this.services.get(capability);
  }
}

// What cannot be written today cannot be written at the next attempt.
async function definitely(sent: Promise<unknown>): Promise<void> {
  await sent.catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    throw Object.assign(new Error(say('en-US', `${error.reason}.detail`, error.details)), { name: 'DefiniteRefusal', reason: error.reason });
  });
}
