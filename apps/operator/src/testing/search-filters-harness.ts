import { ComponentHarness, type TestElement } from '@angular/cdk/testing';

/** Sets filters as a person does, by their titles. */
export class SearchFiltersHarness extends ComponentHarness {
  static readonly hostSelector = 'app-search-filters';

  /** What kind of field the filter of that title is: `select`, `date`, `datetime-local`, ... */
  async kindOf(title: string): Promise<string | null> {
    const field = await this.field(title);
    return (await field.matchesSelector('select')) ? 'select' : field.getAttribute('type');
  }

  /** What can be chosen, in the order of the list. */
  async choicesOf(title: string): Promise<readonly string[]> {
    const id = await (await this.field(title)).getAttribute('id');
    return Promise.all((await this.locatorForAll(`#${id} option`)()).map((option) => option.text()));
  }

  /** Chooses the option at that position. */
  async choose(title: string, at: number): Promise<void> {
    const field = await this.field(title);
    await field.selectOptions(at);
  }

  /** What stands in the filter. */
  async valueOf(title: string): Promise<string> {
    return (await this.field(title)).getProperty<string>('value');
  }

  /** Types a value that the browser takes for one. */
  async type(title: string, value: string): Promise<void> {
    const field = await this.field(title);
    await field.setInputValue(value);
    await field.dispatchEvent('change');
  }

  private async field(title: string): Promise<TestElement> {
    for (const label of await this.locatorForAll('.labelled label')()) {
      if ((await label.text()) === title) return this.locatorFor(`#${await label.getAttribute('for')}`)();
    }
    throw new Error(`there is no filter "${title}"`);
  }
}
