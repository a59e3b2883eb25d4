import { ComponentHarness } from '@angular/cdk/testing';

/** Works the documents of a profile as a person does. */
export class DocumentsHarness extends ComponentHarness {
  static readonly hostSelector = 'app-documents-card';

  private readonly links = this.locatorForAll('a');
  private readonly buttons = this.locatorForAll('button');
  private readonly place = this.locatorFor('t-file-drop label');
  private readonly alerts = this.locatorForAll('[role="alert"]');

  /** All that it says, in one line. */
  async text(): Promise<string> {
    return (await (await this.host()).text()).replace(/\s+/g, ' ').trim();
  }

  /** Where its links lead. */
  async targets(): Promise<readonly (string | null)[]> {
    return Promise.all((await this.links()).map((link) => link.getAttribute('href')));
  }

  /** Drops a file on it. */
  async drop(file: File): Promise<void> {
    await (await this.place()).dispatchEvent('drop', { dataTransfer: { files: [file] } as never });
  }

  /** The sentence that says what is wrong. */
  async fault(): Promise<string | undefined> {
    return (await this.alerts())[0]?.text();
  }

  /** Whether documents can be taken away. */
  async canRemove(): Promise<boolean> {
    return (await this.names()).some((name) => name?.startsWith('Remove'));
  }

  /** Presses the button of that name. */
  async press(name: string): Promise<void> {
    const button = (await this.buttons())[(await this.names()).indexOf(name)];
    if (button === undefined) throw new Error(`there is no "${name}"`);
    await button.click();
  }

  private async names(): Promise<readonly (string | null)[]> {
    return Promise.all((await this.buttons()).map((button) => button.getAttribute('aria-label')));
  }
}
