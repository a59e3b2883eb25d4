import { ComponentHarness } from '@angular/cdk/testing';

/** Works the "More" menu of a profile as a person does. */
export class ProtectionMenuHarness extends ComponentHarness {
  static readonly hostSelector = 'app-protection-menu';

  private readonly trigger = this.locatorFor('t-menu > button');
  private readonly items = this.locatorForAll('.list button');

  /** Opens the menu; each line as one text. */
  async open(): Promise<readonly string[]> {
    if ((await (await this.trigger()).getAttribute('aria-expanded')) !== 'true') await (await this.trigger()).click();
    const texts = await Promise.all((await this.items()).map((item) => item.text()));
    return texts.map((text) => text.replace(/\s+/g, ' ').trim());
  }

  /** Whether the line can be used. */
  async isPossible(line: string): Promise<boolean> {
    return (await (await this.line(line)).getAttribute('aria-disabled')) !== 'true';
  }

  /** Chooses the line that begins like this. */
  async choose(line: string): Promise<void> {
    await (await this.line(line)).click();
  }

  private async line(line: string) {
    const texts = await this.open();
    const item = (await this.items())[texts.findIndex((text) => text.startsWith(line))];
    if (item === undefined) throw new Error(`there is no "${line}"`);
    return item;
  }
}
