import { ChangeDetectionStrategy, Component, computed, inject, signal, viewChild, type ElementRef } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { EventChoices, NamedTitle, NewWebHookSecret, SaveWebHook, WebHookView } from '@tessera/api-client';
import { asProblem, Notice, Session, type Problem } from '@tessera/shell';
import { WebHooksApi } from '../data/web-hooks.api.js';
import { ReasonField } from '../ui/reason-field.js';
import { sentences } from '../ui/sentences.js';
import { tellProblem } from '../ui/tell-problem.js';

/** The web hook to change, nothing for a new one, and what there is to hear of. */
export interface WebHookEdit {
  readonly hook?: WebHookView;
  readonly choices: EventChoices;
}

/** Asks for the rules of a web hook and saves them; stays open while something is wrong. */
@Component({
  selector: 'adm-web-hook-sheet',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, Notice, ReasonField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './web-hook-sheet.html',
  styles: `.ticks { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(200px, 100%), 1fr)); column-gap: 16px; }`,
})
export class WebHookSheet {
  protected readonly t = sentences();
  private readonly api = inject(WebHooksApi);
  private readonly tell = tellProblem();
  private readonly session = inject(Session);
  protected readonly edit = inject<WebHookEdit>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<WebHookSheet, NewWebHookSecret | WebHookView>>(MatDialogRef);
  private readonly before = this.edit.hook;

  private readonly nameField = viewChild<ElementRef<HTMLInputElement>>('nameField');
  private readonly addressField = viewChild<ElementRef<HTMLInputElement>>('addressField');
  protected readonly name = signal(this.before?.name ?? '');
  protected readonly address = signal(this.before?.address ?? '');
  protected readonly actions = signal<readonly string[]>(this.before?.actions ?? []);
  protected readonly objectTypes = signal<readonly string[]>(this.before?.objectTypes ?? []);
  protected readonly identification = signal(this.before?.identification ?? false);
  protected readonly enabled = signal(this.before?.enabled ?? true);
  protected readonly asked = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);

  protected readonly mayGrant = computed(() => this.session.can('webhook:grant-identification') || this.before?.identification === true);
  protected readonly knownTypes = computed(() => withStrangers(this.edit.choices.objectTypes, this.before?.objectTypes ?? []));
  protected readonly nameFault = computed(() => (this.asked() && this.name().trim() === '' ? this.t('webHookSheet.nameMissing') : ''));
  protected readonly addressFault = computed(() => {
    if (!this.asked()) return '';
    if (this.address().trim() === '') return this.t('webHookSheet.addressMissing');
    const reason = this.problem()?.faults.find(({ pointer }) => pointer === '/address')?.reason;
    return reason === undefined ? '' : this.t(reason === 'private-address' ? 'webHookSheet.faults.private-address' : 'webHookSheet.faults.not-a-web-address');
  });

  protected toggle(list: typeof this.actions, name: string): void {
    list.update((names) => (names.includes(name) ? names.filter((one) => one !== name) : [...names, name]));
  }

  protected async save(event: Event, reason: string): Promise<void> {
    event.preventDefault();
    this.asked.set(true);
    this.problem.set(undefined);
    const rules = this.rules();
    if (rules.name === '' || rules.address === '') return this.showFault();
    if (this.busy()) return;
    this.busy.set(true);
    try {
      this.dialog.close(this.before ? await this.api.change(this.before.id, this.before.revision, rules, reason) : await this.api.add(rules, reason));
    } catch (error) {
      const problem = asProblem(error);
      this.problem.set(problem);
      if (problem.faults.length > 0) this.showFault();
      else if (problem.status !== 409) this.tell(error);
    } finally {
      this.busy.set(false);
    }
  }

  // The first field that is wrong may have been scrolled away.
  private showFault(): void {
    (this.name().trim() === '' ? this.nameField() : this.addressField())?.nativeElement.focus();
  }

  private rules(): SaveWebHook {
    return {
      name: this.name().trim(), address: this.address().trim(), actions: [...this.actions()], objectTypes: [...this.objectTypes()],
      identification: this.identification(), enabled: this.enabled(),
    };
  }
}

// A type whose package has left can only be ticked off.
const withStrangers = (known: readonly NamedTitle[], chosen: readonly string[]): readonly NamedTitle[] =>
  [...known, ...chosen.filter((name) => !known.some((one) => one.name === name)).map((name) => ({ name, title: name }))];
