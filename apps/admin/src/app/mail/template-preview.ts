import { ChangeDetectionStrategy, Component, computed, inject, input, signal, type Signal } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import { LANGUAGES, Notice, ProblemNotice, query, Skeleton, Texts, type LanguageCode } from '@tessera/shell';
import type { MessageTextShape, TextFaultView } from '@tessera/api-client';
import { debounce, timer } from 'rxjs';
import { MailApi } from '../data/mail.api.js';
import { sentences } from '../ui/sentences.js';
import { textOf, type Draft } from './draft.js';
import { Written } from './written.js';

const PAUSE = 400;

/** How a draft looks with sample values, a moment after the last key. */
@Component({
  selector: 'adm-template-preview',
  imports: [MatButtonToggle, MatButtonToggleGroup, Notice, ProblemNotice, Skeleton, Written],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './template-preview.html',
  styles: `
    :host { display: grid; gap: 16px; min-width: 0; }
    mat-button-toggle-group { justify-self: start; }
    ul { margin: 0; padding-inline-start: 20px; }
  `,
})
export class TemplatePreview {
  protected readonly t = sentences();
  private readonly api = inject(MailApi);
  readonly name = input.required<string>();
  readonly draft = input.required<Draft>();
  readonly faultText = input.required<(fault: TextFaultView) => string>();

  protected readonly languages = LANGUAGES;
  protected readonly language = signal<LanguageCode>(inject(Texts).language());
  private readonly text = computed(() => textOf(this.draft()[this.language()]));
  protected readonly isEmpty = computed(() => !this.text().subject || !this.text().text);
  // At once for what is stored, later for what somebody types.
  private readonly calmText: Signal<MessageTextShape | undefined> = toSignal(toObservable(this.text).pipe(debounce(() => timer(this.calmText() ? PAUSE : 0))));
  protected readonly preview = query(
    () => {
      const text = this.calmText();
      return text?.subject && text.text ? { name: this.name(), language: this.language(), text } : undefined;
    },
    ({ name, ...draft }) => this.api.preview(name, draft),
  );
}
