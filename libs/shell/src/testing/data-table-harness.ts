import { ComponentHarness } from '@angular/cdk/testing';

/** Reads and works a data table as a person does. */
export class DataTableHarness extends ComponentHarness {
  static readonly hostSelector = 't-data-table';

  private readonly headers = this.locatorForAll('th');
  private readonly rowElements = this.locatorForAll('tbody tr');
  private readonly boxes = this.locatorForAll('tbody input[type="checkbox"]');
  private readonly allBox = this.locatorForOptional('thead input[type="checkbox"]');
  private readonly sortButtons = this.locatorForAll('th button');
  private readonly pageButtons = this.locatorForAll('nav button');

  /** All that stands in the place of the table. */
  async text(): Promise<string> {
    return (await this.host()).text();
  }

  /** Titles of the columns. */
  async titles(): Promise<readonly string[]> {
    const texts = await Promise.all((await this.headers()).map((header) => header.text()));
    return texts.filter((text) => text !== '');
  }

  /** Each row as one text. */
  async rows(): Promise<readonly string[]> {
    return Promise.all((await this.rowElements()).map((row) => row.text()));
  }

  /** Ticks or unticks the row at that place, counted from 0. */
  async tick(row: number): Promise<void> {
    await (await this.boxes())[row]?.click();
  }

  /** Ticks or unticks all rows of the page. */
  async tickAll(): Promise<void> {
    await (await this.allBox())?.click();
  }

  /** Sorts by the column of that title. */
  async sortBy(title: string): Promise<void> {
    await (await this.named(await this.sortButtons(), title)).click();
  }

  /** Leafs with the button of that name. */
  async leaf(button: string): Promise<void> {
    await (await this.named(await this.pageButtons(), button)).click();
  }

  private async named<E extends { text(): Promise<string> }>(elements: readonly E[], name: string): Promise<E> {
    for (const element of elements) if ((await element.text()).trim() === name) return element;
    throw new Error(`there is no "${name}"`);
  }
}
