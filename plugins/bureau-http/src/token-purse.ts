/** A bearer token and the moment it ends, in milliseconds. */
export interface Token {
  readonly accessToken: string;
  readonly expires: number;
}

const LONGEST_MARGIN_MS = 30_000;

interface Kept extends Token {
  readonly renewAt: number;
}

/** Keeps one bearer token until shortly before its end; many who need one wait for the same. */
export class TokenPurse {
  private kept: Kept | undefined;
  private fetching: Promise<Kept> | undefined;

  constructor(private readonly fetchToken: () => Promise<Token>) {}

  /** A token that is still good. */
  async get(): Promise<string> {
    if (this.kept !== undefined && this.kept.renewAt > Date.now()) return this.kept.accessToken;
    this.fetching ??= this.renew().finally(() => {
      this.fetching = undefined;
    });
    return (await this.fetching).accessToken;
  }

  /** Throws a token away that the bureau did not take; a newer one stays. */
  forget(accessToken: string): void {
    if (this.kept?.accessToken === accessToken) this.kept = undefined;
  }

  private async renew(): Promise<Kept> {
    const begin = Date.now();
    const token = await this.fetchToken();
    const margin = Math.min(LONGEST_MARGIN_MS, (token.expires - begin) / 5);
    this.kept = { ...token, renewAt: token.expires - margin };
    return this.kept;
  }
}
