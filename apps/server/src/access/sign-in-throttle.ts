import { createHmac } from 'node:crypto';
import { isIP } from 'node:net';
import { Inject, Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import type { Configuration } from '../house/configuration.js';
import { CONFIGURATION } from '../house/tokens.js';
import { HttpTrouble } from '../problems/problem.js';
import { derive } from '../secrets/index.js';

const QUARTER = 15 * 60;
const TABLE = 'sign_in_attempts';

// One person mistypes; one address guesses many names; many addresses guess one name.
const LIMITS = {
  visitor: { points: 10, duration: QUARTER, blockDuration: QUARTER },
  address: { points: 100, duration: QUARTER, blockDuration: QUARTER },
  account: { points: 100, duration: 4 * QUARTER, blockDuration: QUARTER },
} as const;

type Limit = keyof typeof LIMITS;

/** Slows down whoever guesses passwords: per account and address, per address, per account; shared by all processes. */
@Injectable()
export class SignInThrottle {
  private readonly limiters: Readonly<Record<Limit, RateLimiterAbstract>>;
  readonly #key: Buffer;

  constructor(private readonly dataSource: DataSource, @Inject(CONFIGURATION) { key }: Pick<Configuration, 'key'>) {
    this.#key = derive(key, 'sign-in attempts');
    this.limiters = { visitor: this.limiter('visitor'), address: this.limiter('address'), account: this.limiter('account') };
  }

  /** Counts an attempt before the password is looked at; throws 429 when there were too many. */
  async attempt(userName: string, address: string): Promise<void> {
    const [account, network] = [keyOf(userName), networkOf(address)];
    await this.consume('visitor', `${account} ${network}`);
    await this.consume('address', network);
    await this.consume('account', account);
  }

  /** Forgets the attempts of somebody who knew the password. */
  async forget(userName: string, address: string): Promise<void> {
    const [account, network] = [keyOf(userName), networkOf(address)];
    await Promise.all([
      this.limiters.visitor.delete(this.hidden(`${account} ${network}`)),
      this.limiters.address.reward(this.hidden(network)),
      this.limiters.account.reward(this.hidden(account)),
    ]);
  }

  private async consume(limit: Limit, key: string): Promise<void> {
    try {
      await this.limiters[limit].consume(this.hidden(key));
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason;
      const seconds = Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
      throw new HttpTrouble({
        status: 429, reason: 'too-many-attempts', details: { seconds }, headers: { 'retry-after': String(seconds) },
      });
    }
  }

  // What was typed as a name may be a password, and an address is somebody's: neither is written down.
  private hidden(key: string): string {
    return createHmac('sha256', this.#key).update(key).digest('base64url');
  }

  private limiter(limit: Limit): RateLimiterAbstract {
    return new RateLimiterPostgres({
      ...LIMITS[limit], keyPrefix: limit, storeClient: this.dataSource, storeType: 'typeorm',
      tableName: TABLE, tableCreated: true,
      // A database that stumbles must not open the door to guessing.
      insuranceLimiter: new RateLimiterMemory({ ...LIMITS[limit], keyPrefix: limit }),
    });
  }
}

// User names are plain letters; some databases take others for them when they compare without capitals.
const keyOf = (userName: string): string => userName.normalize('NFKD').toLowerCase().replace(/[^\x20-\x7e]/g, '').slice(0, 100);

// Whoever has an address of the sixth version has 2^64 of them: their network is one visitor.
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [left = [], right] = address.replace(/%.*/, '').split('::').map((half) => half.split(':').filter(Boolean));
  const groups = right ? [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right] : left;
  return `${groups.slice(0, 4).map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`;
}
