import { ComponentHarness } from '@angular/cdk/testing';

/** Works a file or picture field as a person does, by its title. */
export class FileFieldHarness extends ComponentHarness {
  static readonly hostSelector = 't-file-control, t-image-control';

  private readonly section = this.locatorFor('section');
  private readonly place = this.locatorFor('t-file-drop label');
  private readonly buttons = this.locatorForAll('button');
  private readonly alerts = this.locatorForAll('[role="alert"]');
  private readonly statuses = this.locatorForAll('[role="status"]');
  private readonly pictures = this.locatorForAll('img');

  /** The title of the field. */
  async title(): Promise<string | null> {
    return (await this.section()).getAttribute('aria-label');
  }

  /** All that it says, in one line. */
  async text(): Promise<string> {
    return (await (await this.host()).text()).replace(/\s+/g, ' ').trim();
  }

  /** Drops a file on it. */
  async drop(file: File): Promise<void> {
    await (await this.place()).dispatchEvent('drop', { dataTransfer: { files: [file] } as never });
  }

  /** Presses the button of that name. */
  async press(name: string): Promise<void> {
    for (const button of await this.buttons()) if ((await button.text()).trim() === name) return button.click();
    throw new Error(`there is no "${name}"`);
  }

  /** The sentence that says what is wrong; `undefined` when nothing is. */
  async fault(): Promise<string | undefined> {
    return (await this.alerts())[0]?.text();
  }

  /** What it reports. */
  async status(): Promise<string | undefined> {
    return (await this.statuses())[0]?.text();
  }

  /** Where the picture on the screen comes from. */
  async picture(): Promise<string | null | undefined> {
    return (await this.pictures())[0]?.getAttribute('src');
  }
}
