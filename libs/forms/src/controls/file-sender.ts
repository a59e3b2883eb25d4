import { computed, inject, signal } from '@angular/core';
import type { Signal } from '@angular/core';
import type { FileField, ImageField } from '@tessera/plugin-api';
import { FILE_DESK } from '../desk/file-desk.js';
import type { FileDesk, SentFile } from '../desk/file-desk.js';
import { faultText } from '../fields/fault-texts.js';
import { acceptedBy, choiceFault, fileLimits, sizeText } from '../fields/file-limits.js';
import type { DrawnField } from '../step-form/drawn-field.js';
import { Texts } from '../texts/texts.js';

type Drawn = DrawnField<FileField | ImageField, string>;

/** What file and picture fields have in common: sending, how far it is, what came of it. */
export class FileSender {
  readonly name = signal<string | undefined>(undefined);
  /** From 0 to 1 while something is on its way. */
  readonly arrived = signal<number | undefined>(undefined);
  readonly sent = signal<SentFile | undefined>(undefined);
  readonly refusal = signal<string | undefined>(undefined);

  readonly busy = computed(() => this.arrived() !== undefined);
  readonly value = computed(() => this.drawn().control().value());
  readonly canSend = computed(() => this.drawn().context.runId !== undefined);
  readonly accept = computed(() => acceptedBy(this.drawn().field).join(','));
  readonly hint = computed(() => this.texts.t('forms.file.hint', fileLimits(this.drawn().field, this.texts)));
  readonly fault = computed(() => this.refusal() ?? this.drawn().fault());
  readonly sentText = computed(() => {
    const sent = this.sent();
    return sent && this.texts.t('forms.file.sent', { name: sent.name, size: sizeText(sent.bytes, this.texts) });
  });

  constructor(
    private readonly drawn: Signal<Drawn>,
    private readonly desk: FileDesk,
    private readonly texts: Texts,
  ) {}

  /** Whether a file can be sent; says at the field why not. */
  accepts(file: File): boolean {
    const reason = choiceFault(this.drawn().field, file);
    this.refusal.set(reason && this.sentence(reason));
    return reason === undefined;
  }

  /** Sends a file; its id becomes the answer. */
  async send(file: File): Promise<void> {
    const { name, context } = this.drawn();
    if (context.runId === undefined || this.busy()) return;
    this.refusal.set(undefined);
    this.name.set(file.name);
    this.arrived.set(0);
    try {
      const sent = await this.desk.send(context.runId, name, file, (part) => this.arrived.set(part));
      this.sent.set(sent);
      this.answer(sent.id);
    } catch (cause) {
      this.refusal.set(this.why(cause));
    } finally {
      this.arrived.set(undefined);
    }
  }

  /** Leaves the question without an answer. */
  remove(): void {
    this.sent.set(undefined);
    this.refusal.set(undefined);
    this.answer('');
  }

  private answer(id: string): void {
    const control = this.drawn().control();
    control.value.set(id);
    control.markAsDirty();
  }

  private why(cause: unknown): string {
    const { reason, message } = { reason: 'other', message: '', ...(typeof cause === 'object' ? (cause as object) : {}) };
    return this.texts.has(`forms.fault.${reason}`) && reason !== 'other' ? this.sentence(reason) : message || this.sentence(reason);
  }

  private sentence(reason: string): string {
    return faultText(reason, this.drawn().field, this.drawn().values(), this.texts);
  }
}

/** A sender for the field that a control draws; call it where `inject` may be called. */
export function fileSender(drawn: Signal<Drawn>): FileSender {
  return new FileSender(drawn, inject(FILE_DESK), inject(Texts));
}
