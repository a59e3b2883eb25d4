import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { mdiFileDocumentOutline, mdiTrashCanOutline } from '@mdi/js';
import type { AttachmentView, ObjectView } from '@tessera/api-client';
import { FileDrop, sizeText } from '@tessera/forms';
import { Confirm, Icon, Moment, Session, Texts, Toasts, asProblem } from '@tessera/shell';
import { HttpFileDesk } from '../api/http-file-desk.js';
import { keptFrom } from '../protection/offers.js';
import { AttachmentsApi } from './attachments-api.js';

const ACCEPT = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'];
const LARGEST = 10 * 1_024 * 1_024;

/** What is attached to an object: to be read, added and taken away by whoever may. */
@Component({
  selector: 'app-documents-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FileDrop, Icon, MatButton, MatProgressBar, Moment],
  templateUrl: './documents-card.html',
  styleUrl: './documents-card.scss',
})
export class DocumentsCard {
  protected readonly desk = inject(HttpFileDesk);
  private readonly api = inject(AttachmentsApi);
  private readonly session = inject(Session);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;

  readonly object = input.required<ObjectView>();
  /** The list is no longer as it was. */
  readonly changed = output();

  protected readonly icons = { file: mdiFileDocumentOutline, remove: mdiTrashCanOutline };
  protected readonly accept = ACCEPT.join(',');
  protected readonly hint = computed(() => this.t('app.files.hint', { size: sizeText(LARGEST, this.texts) }));
  protected readonly items = computed(() => (this.object().common.attachments ?? []).map((one) => ({
    ...one, isPicture: one.mediaType.startsWith('image/'), size: sizeText(one.bytes, this.texts),
  })));
  /** Why nothing can be added or taken away; `undefined` when it can. */
  protected readonly why = computed(() => {
    const { objectType, common } = this.object();
    const permission = `${objectType}:attach`;
    if (!this.session.can(permission)) return this.t('app.files.missing', { permission });
    const kept = keptFrom(common, this.session.me()?.account.identityId);
    return kept && this.t(`app.protection.${kept}By`, { name: common[kept]?.identity.name });
  });

  protected readonly sending = signal<{ readonly name: string; readonly part: number } | undefined>(undefined);
  protected readonly fault = signal<string | undefined>(undefined);

  protected async add(file: File): Promise<void> {
    this.fault.set(this.faultOf(file));
    if (this.fault() !== undefined || this.sending() !== undefined) return;
    this.sending.set({ name: file.name, part: 0 });
    try {
      const { name } = await this.desk.attach(this.object().id, file, (part) => this.sending.set({ name: file.name, part }));
      this.toasts.done(this.t('app.files.attached', { name }));
      this.changed.emit();
    } catch (cause) {
      this.fault.set(this.sentence(cause));
    } finally {
      this.sending.set(undefined);
    }
  }

  protected async remove({ id, name }: AttachmentView): Promise<void> {
    const agreed = await this.confirm.ask({
      title: this.t('app.files.removeQuestion'), text: this.t('app.files.removeText', { name }), yes: this.t('app.files.removeYes'), tone: 'danger',
    });
    if (!agreed) return;
    try {
      await this.api.detach(this.object().id, id);
      this.toasts.done(this.t('app.files.removed', { name }));
    } catch (cause) {
      this.toasts.failed(this.sentence(cause));
    } finally {
      this.changed.emit();
    }
  }

  private faultOf({ name, type, size }: File): string | undefined {
    if (!ACCEPT.includes(type)) return this.t('app.files.wrongKind', { name });
    return size > LARGEST ? this.t('app.files.tooLarge', { name, size: sizeText(LARGEST, this.texts) }) : undefined;
  }

  private sentence(cause: unknown): string {
    const problem = asProblem(cause);
    const known = `forms.fault.${problem.reason}`;
    if (this.texts.has(known)) return this.t(known, { size: sizeText(LARGEST, this.texts), kinds: 'PDF, JPEG, PNG, WebP' });
    return problem.detail ?? (problem.title || this.t('shell.problem.unexpected.title'));
  }
}
