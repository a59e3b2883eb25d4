import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { HttpTrouble } from '../problems/problem.js';

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

  constructor(private readonly dataSource: DataSource) {
    this.limiters = { visitor: this.limiter('visitor'), address: this.limiter('address'), account: this.limiter('account') };
  }

  /** Counts an attempt before the password is looked at; throws 429 when there were too many. */
  async attempt(userName: string, address: string): Promise<void> {
    const account = keyOf(userName);
    await this.consume('visitor', `${account} ${address}`);
    await this.consume('address', address);
    await this.consume('account', account);
  }

  /** Forgets the attempts of somebody who knew the password. */
  async forget(userName: string, address: string): Promise<void> {
    const account = keyOf(userName);
    await Promise.all([
      this.limiters.visitor.delete(`${account} ${address}`),
      this.limiters.address.reward(address),
      this.limiters.account.reward(account),
    ]);
  }

  private async consume(limit: Limit, key: string): Promise<void> {
    try {
      await this.limiters[limit].consume(key);
    } catch (reason) {
      if (!(reason instanceof RateLimiterRes)) throw reason;
      const seconds = Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
      throw new HttpTrouble({
        status: 429, reason: 'too-many-attempts', details: { seconds }, headers: { 'retry-after': String(seconds) },
      });
    }
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

const keyOf = (userName: string): string => userName.toLowerCase().slice(0, 100);
