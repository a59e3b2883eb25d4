import { ComponentHarness } from '@angular/cdk/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';
import { MatRadioGroupHarness } from '@angular/material/radio/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { MatSlideToggleHarness } from '@angular/material/slide-toggle/testing';

/** Fills in a form by the titles of its fields, as a person does. */
export class StepFormHarness extends ComponentHarness {
  static readonly hostSelector = 't-step-form';

  private readonly form = this.locatorFor('form');
  private readonly fields = this.locatorForAll(MatFormFieldHarness);
  private readonly toggles = this.locatorForAll(MatSlideToggleHarness);

  /** Titles of the questions that are asked, top to bottom; radio groups aside. */
  async titles(): Promise<readonly string[]> {
    const fields = await Promise.all((await this.fields()).map((field) => field.getLabel()));
    const toggles = await Promise.all((await this.toggles()).map((toggle) => toggle.getLabelText()));
    return [...fields, ...toggles].map((title) => (title ?? '').replace(/\s*\*$/, ''));
  }

  /** Types into the field of that title. */
  async fill(title: string, text: string): Promise<void> {
    await (await this.input(title)).setValue(text);
  }

  /** What stands in the field of that title. */
  async textIn(title: string): Promise<string> {
    return (await this.input(title)).getValue();
  }

  /** The kind of input: `number`, `date`, `password`, ... */
  async typeOf(title: string): Promise<string> {
    return (await this.input(title)).getType();
  }

  /** Chooses from the drop-down of that title. */
  async choose(title: string, option: string): Promise<void> {
    const select = await this.select(title);
    await select.open();
    await select.clickOptions({ text: option });
  }

  /** What the drop-down of that title offers. */
  async optionsOf(title: string): Promise<readonly string[]> {
    const select = await this.select(title);
    await select.open();
    const texts = await Promise.all((await select.getOptions()).map((option) => option.getText()));
    await select.close();
    return texts;
  }

  /** Chooses among the radio buttons. */
  async pick(option: string): Promise<void> {
    await (await this.locatorFor(MatRadioGroupHarness)()).checkRadioButton({ label: option });
  }

  /** Switches the toggle of that title. */
  async toggle(title: string): Promise<void> {
    const [toggle] = await this.locatorForAll(MatSlideToggleHarness.with({ label: title }))();
    await toggle?.toggle();
  }

  /** Ticks the box of that title, or takes the tick away. */
  async tick(title: string): Promise<void> {
    const [box] = await this.locatorForAll(MatCheckboxHarness.with({ label: title }))();
    await box?.toggle();
  }

  /** The sentence at the field of that title, `undefined` when nothing is wrong there. */
  async faultAt(title: string): Promise<string | undefined> {
    const [fault] = await (await this.field(title)).getTextErrors();
    return fault;
  }

  /** What Next does. */
  async submit(): Promise<void> {
    await (await this.form()).dispatchEvent('submit');
  }

  private async field(title: string): Promise<MatFormFieldHarness> {
    for (const field of await this.fields()) {
      if ((await field.getLabel())?.replace(/\s*\*$/, '') === title) return field;
    }
    throw new Error(`no field is called "${title}"`);
  }

  private async input(title: string): Promise<MatInputHarness> {
    return (await this.field(title)).getControl(MatInputHarness).then((control) => control ?? this.missing(title));
  }

  private async select(title: string): Promise<MatSelectHarness> {
    return (await this.field(title)).getControl(MatSelectHarness).then((control) => control ?? this.missing(title));
  }

  private missing(title: string): never {
    throw new Error(`the field "${title}" is drawn in another way`);
  }
}
