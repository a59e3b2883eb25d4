import { ChangeDetectionStrategy, Component, ElementRef, Injector, afterNextRender, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ImageCropperComponent } from 'ngx-image-cropper';
import type { ImageCroppedEvent } from 'ngx-image-cropper';
import { Texts } from '../texts/texts.js';
import type { CutWork } from './cut-work.js';

const QUALITY = 92;

/** A frame over a picture: what is inside becomes the picture. */
@Component({
  selector: 't-cut-pane',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ImageCropperComponent, MatButton],
  template: `
    <p class="t-small">{{ t('forms.file.picture.cutHelp', { width: work().width, height: work().height }) }}</p>
    <image-cropper
      output="blob"
      format="jpeg"
      backgroundColor="#fff"
      [imageFile]="work().file"
      [imageQuality]="quality"
      [maintainAspectRatio]="true"
      [aspectRatio]="work().width / work().height"
      [resizeToWidth]="work().width"
      [resizeToHeight]="work().height"
      [canvasRotation]="turns()"
      [imageAltText]="t('forms.file.picture.cut')"
      [cropperFrameAriaLabel]="t('forms.file.picture.frame')"
      (imageCropped)="take($event)"
      (loadImageFailed)="work().fail()"
    />
    <div class="buttons">
      <button matButton="tonal" type="button" [disabled]="part() === undefined" disabledInteractive (click)="use()">{{ t('forms.file.picture.use') }}</button>
      <button matButton="outlined" type="button" (click)="turns.set((turns() + 1) % 4)">{{ t('forms.file.picture.rotate') }}</button>
      <button matButton type="button" (click)="work().cancel()">{{ t('forms.file.picture.back') }}</button>
    </div>
  `,
  styles: `
    :host { display: flex; flex-direction: column; gap: 12px; }
    image-cropper { --cropper-outline-color: rgb(0 0 0 / 50%); max-width: 100%; max-height: min(55vh, 420px); padding: 0; border-radius: 10px; }
    .buttons { display: flex; flex-wrap: wrap; gap: 8px; }
  `,
})
export class CutPane {
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly t = inject(Texts).t;
  protected readonly quality = QUALITY;

  readonly work = input.required<CutWork>();

  protected readonly turns = signal(0);
  protected readonly part = signal<Blob | undefined>(undefined);

  protected take({ blob }: ImageCroppedEvent): void {
    this.part.set(blob ?? undefined);
    afterNextRender(() => this.name(), { injector: this.injector });
  }

  protected use(): void {
    const part = this.part();
    if (part) this.work().use(part);
  }

  // The frame can be reached and moved with the keyboard; the library gives it a name, but no role that may have one.
  private name(): void {
    this.host.nativeElement.querySelector('[tabindex="0"][aria-label]')?.setAttribute('role', 'group');
  }
}
