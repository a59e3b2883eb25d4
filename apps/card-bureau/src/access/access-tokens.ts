import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type BureauConfiguration } from '../configuration.js';
import { unauthorized } from '../http/problem.js';

/** A bearer token and the moment it ends. */
export interface AccessToken {
  readonly accessToken: string;
  readonly expiresAt: string;
}

/** What a client shows to get a token. */
export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly organisationId: string;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const same = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));

/** Issues signed bearer tokens and reads them back; they survive a restart because nothing about them is stored. */
@Injectable()
export class AccessTokens {
  private readonly signingKey: Buffer;

  constructor(@Inject(CONFIGURATION) private readonly configuration: BureauConfiguration) {
    this.signingKey = createHmac('sha256', configuration.clientSecret).update('card-bureau access token').digest();
  }

  /** Gives a token for right credentials, and does not say which part of wrong ones was wrong. */
  issue({ clientId, clientSecret, organisationId }: Credentials): AccessToken {
    const right = [
      same(clientId, this.configuration.clientId),
      same(clientSecret, this.configuration.clientSecret),
      same(organisationId, this.configuration.organisationId),
    ];
    if (right.includes(false)) throw unauthorized('wrong-credentials', 'Client id, client secret or organisation id is wrong.');
    const expires = Date.now() + this.configuration.tokenSeconds * 1000;
    const claims = Buffer.from(JSON.stringify({ organisationId, expires })).toString('base64url');
    return { accessToken: `${claims}.${this.sign(claims)}`, expiresAt: new Date(expires).toISOString() };
  }

  /** The organisation a valid token stands for. */
  organisationOf(accessToken: string): string | undefined {
    const [claims, signature] = accessToken.split('.');
    if (claims === undefined || signature === undefined || !same(signature, this.sign(claims))) return undefined;
    const { organisationId, expires } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { organisationId: string; expires: number };
    return expires > Date.now() && organisationId === this.configuration.organisationId ? organisationId : undefined;
  }

  private sign(claims: string): string {
    return createHmac('sha256', this.signingKey).update(claims).digest('base64url');
  }
}
