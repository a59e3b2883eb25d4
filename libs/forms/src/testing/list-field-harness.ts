import { ComponentHarness, TestKey } from '@angular/cdk/testing';

/** Works a list as a person does. */
export class ListFieldHarness extends ComponentHarness {
  static readonly hostSelector = 't-list-control';

  private readonly rows = this.locatorForAll('li .item');
  private readonly inputs = this.locatorForAll('input');
  private readonly buttons = this.locatorForAll('li button');
  private readonly alerts = this.locatorForAll('[role="alert"]');

  /** What stands in the list. */
  async items(): Promise<readonly string[]> {
    return Promise.all((await this.rows()).map((row) => row.text()));
  }

  /** Types one more and presses Enter. */
  async add(text: string): Promise<void> {
    const [input] = await this.inputs();
    await input?.clear();
    await input?.sendKeys(text, TestKey.ENTER);
  }

  /** Whether one more can be typed. */
  async takesMore(): Promise<boolean> {
    return (await this.inputs()).length > 0;
  }

  /** Takes the item away that its button names. */
  async remove(name: string): Promise<void> {
    for (const button of await this.buttons()) if ((await button.getAttribute('aria-label')) === name) return button.click();
    throw new Error(`there is no "${name}"`);
  }

  /** The sentence that says what is wrong. */
  async fault(): Promise<string | undefined> {
    return (await this.alerts())[0]?.text();
  }
}
