import { ChangeDetectionStrategy, Component, DestroyRef, ElementRef, afterNextRender, inject, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Texts } from '../texts/texts.js';

/** The camera of the desk: what it sees, and a button to take it. */
@Component({
  selector: 't-camera-pane',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton],
  template: `
    @if (away()) {
      <p class="fault" role="alert">{{ t('forms.file.picture.noCamera') }}</p>
    }
    <video #video autoplay playsinline muted [hidden]="away()" [attr.aria-label]="t('forms.file.picture.live')"></video>
    <div class="buttons">
      @if (!away()) { <button matButton="tonal" type="button" [disabled]="!ready()" disabledInteractive (click)="shoot()">{{ t('forms.file.picture.shoot') }}</button> }
      <button matButton="outlined" type="button" (click)="closed.emit()">{{ t('forms.file.picture.closeCamera') }}</button>
    </div>
  `,
  styles: `
    :host { display: flex; flex-direction: column; gap: 12px; }
    video { width: 100%; max-width: 480px; max-height: 60vh; border-radius: 10px; background: #000; }
    .buttons { display: flex; flex-wrap: wrap; gap: 8px; }
    .fault { color: var(--mat-sys-error); }
  `,
})
export class CameraPane {
  protected readonly t = inject(Texts).t;
  private readonly video = viewChild.required<ElementRef<HTMLVideoElement>>('video');

  readonly shot = output<File>();
  readonly closed = output();

  protected readonly ready = signal(false);
  protected readonly away = signal(false);
  private stream: MediaStream | undefined;
  private gone = false;

  constructor() {
    afterNextRender(() => void this.open());
    inject(DestroyRef).onDestroy(() => {
      this.gone = true;
      this.close();
    });
  }

  protected shoot(): void {
    const video = this.video().nativeElement;
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext('2d')?.drawImage(video, 0, 0);
    canvas.toBlob((picture) => {
      if (picture) this.shot.emit(new File([picture], 'camera.jpg', { type: picture.type }));
    }, 'image/jpeg', 0.95);
  }

  private async open(): Promise<void> {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user', width: { ideal: 1_280 }, height: { ideal: 960 } } });
      this.stream = stream;
      // Closed again while the browser was still asking.
      if (this.gone) return this.close();
      const video = this.video().nativeElement;
      video.srcObject = stream;
      await video.play();
      this.ready.set(true);
    } catch {
      this.away.set(true);
    }
  }

  private close(): void {
    this.stream?.getTracks().forEach((track) => track.stop());
  }
}
