import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { WebHooks, type WebHook } from '@tessera/store';
import { Webhook } from 'standardwebhooks';
import { Sealer } from '../secrets/index.js';

const SECRET_BYTES = 32;
const PREFIX = 'whsec_';

/** A new secret in the form that receivers' libraries take. */
export const newHookSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64');

/** Seals the secrets of web hooks, and signs with them. */
@Injectable()
export class HookSecrets {
  constructor(
    private readonly sealer: Sealer,
    private readonly hooks: WebHooks,
  ) {}

  seal(hookId: string, secret: string): Buffer {
    return this.sealer.seal(secret, purposeOf(hookId));
  }

  /** What signs a message of this web hook now: the present secret, and for a while the former one, too. */
  async signerOf({ id }: Pick<WebHook, 'id'>): Promise<(messageId: string, at: Date, body: string) => Readonly<Record<string, string>>> {
    const { secret, former, formerUntil } = (await this.hooks.secretsOf(id)) ?? {};
    const sealed = [secret, formerUntil && formerUntil > new Date() ? former : undefined].filter((one) => one !== undefined);
    const signers = sealed.map((one) => new Webhook(this.sealer.open(one, purposeOf(id))));
    return (messageId, at, body) => ({
      'webhook-id': messageId,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': signers.map((one) => one.sign(messageId, at, body)).join(' '),
    });
  }
}

const purposeOf = (hookId: string): string => `web-hook:${hookId}`;
