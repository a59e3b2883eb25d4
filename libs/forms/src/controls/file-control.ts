import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import type { FileField } from '@tessera/plugin-api';
import { FILE_DESK } from '../desk/file-desk.js';
import type { DrawnField } from '../step-form/drawn-field.js';
import { Texts } from '../texts/texts.js';
import { FileDrop } from './file-drop.js';
import { fileSender } from './file-sender.js';

/** A document: chosen or dropped, sent at once, and checked by the server before Next. */
@Component({
  selector: 't-file-control',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FileDrop, MatButton, MatProgressBar],
  templateUrl: './file-control.html',
  styleUrl: './file-control.scss',
})
export class FileControl {
  private readonly desk = inject(FILE_DESK);
  protected readonly t = inject(Texts).t;

  readonly drawn = input.required<DrawnField<FileField, string>>();
  protected readonly sender = fileSender(this.drawn);
  protected readonly address = computed(() => this.desk.address(this.sender.value()));

  protected async choose(file: File): Promise<void> {
    if (this.sender.accepts(file)) await this.sender.send(file);
  }
}
