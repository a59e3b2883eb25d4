import { Injectable } from '@nestjs/common';
import { Refusal } from '@tessera/engine';
import { mailer, smsSender, type Mail, type Mailer, type SmsSender } from '@tessera/plugin-api';
import { say } from '../texts/say.js';
import { Post } from './post.js';

/** The capabilities that the house itself provides to tasks. */
@Injectable()
export class HouseServices {
  private readonly services: ReadonlyMap<string, Mailer | SmsSender>;

  constructor(post: Post) {
    this.services = new Map([
      [mailer.name, { send: (mail: Mail) => definitely(post.send('mail', mail)) }],
      [smsSender.name, { send: (sms: Mail) => definitely(post.send('sms', sms)) }],
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
