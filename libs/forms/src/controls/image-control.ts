import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import type { ImageField } from '@tessera/plugin-api';
import { FILE_DESK } from '../desk/file-desk.js';
import { limit } from '../fields/faults.js';
import type { DrawnField } from '../step-form/drawn-field.js';
import { Texts } from '../texts/texts.js';
import { CameraPane } from './camera-pane.js';
import type { CutWork } from './cut-work.js';
import { FileDrop } from './file-drop.js';
import { fileSender } from './file-sender.js';

/** A picture: from the camera or a file, cut to the field's shape, and sent. */
@Component({
  selector: 't-image-control',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CameraPane, FileDrop, MatButton, MatProgressBar, NgComponentOutlet],
  templateUrl: './image-control.html',
  styleUrl: './image-control.scss',
})
export class ImageControl {
  private readonly desk = inject(FILE_DESK);
  protected readonly t = inject(Texts).t;

  readonly drawn = input.required<DrawnField<ImageField, string>>();
  protected readonly sender = fileSender(this.drawn);
  protected readonly source = signal<File | undefined>(undefined);
  protected readonly camera = signal(false);
  protected readonly address = computed(() => this.desk.thumbnail(this.sender.value(), 'large'));
  protected readonly width = computed(() => limit(this.drawn().field.width, {}) ?? 1);
  protected readonly height = computed(() => limit(this.drawn().field.height, {}) ?? 1);

  // Most forms ask for no picture: what cuts one is loaded when it is needed.
  protected readonly cutPane = resource({
    params: () => (this.source() === undefined ? undefined : 'wanted'),
    loader: async () => (await import('./cut-pane.js')).CutPane,
  });
  protected readonly work = computed((): CutWork | undefined => {
    const file = this.source();
    return file && {
      file, width: this.width(), height: this.height(),
      use: (part) => void this.cut(part), cancel: () => this.source.set(undefined), fail: () => this.unreadable(),
    };
  });

  protected choose(file: File): void {
    this.camera.set(false);
    this.source.set(this.sender.accepts(file) ? file : undefined);
  }

  private async cut(part: Blob): Promise<void> {
    const name = (this.source()?.name ?? 'photo').replace(/\.[^.]*$/, '');
    this.source.set(undefined);
    await this.sender.send(new File([part], `${name}.jpg`, { type: part.type }));
  }

  private unreadable(): void {
    this.source.set(undefined);
    this.sender.refusal.set(this.t('forms.file.picture.unreadable'));
  }
}
