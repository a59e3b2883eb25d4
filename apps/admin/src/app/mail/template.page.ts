import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { asProblem, LANGUAGES, followRules, Notice, PageTitle, query, Toasts, type Fault, type LanguageCode } from '@tessera/shell';
import type { PlaceholderView, TemplateDetail, TextFaultView } from '@tessera/api-client';
import { MailApi } from '../data/mail.api.js';
import type { HoldsWork } from '../process-list/leave.guard.js';
import { askWhy } from '../ui/ask-why.js';
import { Attempt } from '../ui/attempt.js';
import { AdminPage } from '../ui/page.js';
import { ReasonField } from '../ui/reason-field.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';
import { changed, draftOf, isSame, PARTS, textsOf, type Draft, type Part } from './draft.js';
import { TemplatePreview } from './template-preview.js';
import { TestMessageForm } from './test-message-form.js';

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** One template: both languages side by side, what may be named in them, how they look, and a test. */
@Component({
  selector: 'adm-template',
  imports: [AdminPage, MatButton, Notice, ReasonField, TemplatePreview, TestMessageForm, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './template.page.html',
  styleUrl: './template.page.scss',
})
export class TemplatePage implements HoldsWork {
  protected readonly t = sentences();
  private readonly api = inject(MailApi);
  private readonly toasts = inject(Toasts);
  private readonly askWhy = askWhy();
  protected readonly attempt = inject(Attempt);

  /** Name of the template, from the address. */
  readonly name = input.required<string>();

  protected readonly languages = LANGUAGES;
  protected readonly parts = PARTS;
  protected readonly template = query(() => this.name(), (name) => this.api.template(name));
  private readonly stored = computed(() => {
    const now = this.template.value();
    return now && draftOf(now);
  }, { equal: (one, other) => one === other || (one !== undefined && other !== undefined && isSame(one, other)) });
  protected readonly draft = linkedSignal<Draft | undefined>(() => this.stored());
  protected readonly unsaved = computed(() => {
    const [draft, stored] = [this.draft(), this.stored()];
    return draft !== undefined && stored !== undefined && !isSame(draft, stored);
  });
  /** A placeholder that may be missing, as an example. */
  protected readonly optional = computed(() => this.template.value()?.placeholders.find(({ optional }) => optional)?.name);
  protected readonly faults = signal<readonly Fault[]>([]);
  protected readonly conflict = signal(false);
  protected readonly reason = signal('');
  private lastField: TextField | undefined;

  constructor() {
    followRules([this.template], () => this.unsaved());
    const title = inject(PageTitle);
    effect(() => title.about(this.template.value()?.title));
  }

  /** Whether something here waits to be saved. */
  hasUnsavedWork(): boolean {
    return this.unsaved();
  }

  protected change(language: LanguageCode, part: Part, event: Event): void {
    const value = (event.target as TextField).value;
    this.draft.update((draft) => draft && changed(draft, language, part, value));
  }

  protected remember(event: Event): void {
    this.lastField = event.target as TextField;
  }

  /** Writes a placeholder where the cursor was last. */
  protected insert({ name }: PlaceholderView): void {
    const field = this.lastField;
    if (!field?.isConnected) return;
    field.setRangeText(this.tag(name), field.selectionStart ?? field.value.length, field.selectionEnd ?? field.value.length, 'end');
    field.dispatchEvent(new Event('input'));
    field.focus();
  }

  protected tag(name: string): string {
    return `{{${name}}}`;
  }

  protected faultOf(language: LanguageCode, part: Part): string {
    return this.faults()
      .filter(({ pointer }) => pointer === `/texts/${language}/${part}`)
      .map(({ reason, details }) => this.faultText({ reason, placeholder: String(details?.['name'] ?? '') }))
      .join(' ');
  }

  protected faultText({ reason, placeholder = '' }: Pick<TextFaultView, 'reason' | 'placeholder'>): string {
    const known = ['unknown-placeholder', 'broken-placeholder', 'placeholder-not-possible', 'placeholder-missing', 'secret-in-subject', 'wrong-length'];
    const name = (known.includes(reason) ? reason : 'wrong').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    return this.t(`mail.faults.${name}`, { placeholder });
  }

  protected async save({ revision, title }: TemplateDetail): Promise<void> {
    const draft = this.draft();
    if (!draft) return;
    const saved = await this.attempt.answer('save', () => this.tried(() => this.api.saveTemplate(this.name(), revision, textsOf(draft), this.reason())));
    if (saved) this.settled(this.t('mail.saved', { title }));
  }

  protected discard(): void {
    this.draft.set(this.stored());
    this.faults.set([]);
  }

  protected async restore({ revision, title }: TemplateDetail): Promise<void> {
    const reason = await this.askWhy({ title: this.t('mail.restoreHeading', { title }), text: this.t('mail.restoreText'), yes: this.t('mail.restore'), tone: 'danger' });
    if (reason !== undefined && (await this.attempt.answer('restore', () => this.tried(() => this.api.restoreTemplate(this.name(), revision, reason))))) this.settled(this.t('mail.restored', { title }));
  }

  private settled(told: string): void {
    this.faults.set([]);
    this.conflict.set(false);
    this.reason.set('');
    this.toasts.done(told);
    this.template.reload();
  }

  private async tried(deed: () => Promise<unknown>): Promise<boolean> {
    try {
      await deed();
      return true;
    } catch (error) {
      const problem = asProblem(error);
      if (problem.status !== 409 && (problem.status !== 422 || problem.faults.length === 0)) throw error;
      this.faults.set(problem.faults);
      this.conflict.set(problem.status === 409);
      return false;
    }
  }
}
