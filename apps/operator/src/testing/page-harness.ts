import { ComponentHarness } from '@angular/cdk/testing';

/** Reads a part of a page and presses its buttons as a person does. */
export class PageHarness extends ComponentHarness {
  static readonly hostSelector = '*';

  private readonly buttons = this.locatorForAll('button');
  private readonly links = this.locatorForAll('a');

  /** All that it says, in one line. */
  async text(): Promise<string> {
    return spaced(await (await this.host()).text());
  }

  /** Names of the buttons. */
  async buttonNames(): Promise<readonly string[]> {
    return Promise.all((await this.buttons()).map(async (button) => spaced(await button.text())));
  }

  /** Where its links lead. */
  async targets(): Promise<readonly (string | null)[]> {
    return Promise.all((await this.links()).map((link) => link.getAttribute('href')));
  }

  /** Presses the button of that name. */
  async press(name: string): Promise<void> {
    const at = (await this.buttonNames()).indexOf(name);
    const button = (await this.buttons())[at];
    if (button === undefined) throw new Error(`there is no "${name}"`);
    await button.click();
  }
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
