import { ComponentHarness } from '@angular/cdk/testing';

/** Reads the word of a state badge. */
export class StateBadgeHarness extends ComponentHarness {
  static readonly hostSelector = 't-state-badge';

  /** The word. */
  async word(): Promise<string> {
    return (await this.host()).text();
  }
}
