import { afterRenderEffect, ChangeDetectionStrategy, Component, computed, DestroyRef, ElementRef, inject, input, viewChild } from '@angular/core';
import { Texts } from '@tessera/forms';
import { Empty, Theme } from '@tessera/shell';
import type { QueueView } from '@tessera/api-client';
import { sentences } from '../ui/sentences.js';
import type { ChartHandle } from './draw-history.js';

/** Done and failed tasks over time, as a picture or as a table with the same numbers. */
@Component({
  selector: 'adm-history-chart',
  imports: [Empty],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './history-chart.html',
  styleUrl: './history-chart.scss',
})
export class HistoryChart {
  protected readonly t = sentences();
  private readonly texts = inject(Texts);
  readonly history = input.required<QueueView['history']>();
  readonly asTable = input(false);

  private readonly canvas = viewChild<ElementRef<HTMLCanvasElement>>('canvas');
  private chart: ChartHandle | undefined;
  private drawings = 0;
  protected readonly lines = computed(() => {
    const clock = new Intl.DateTimeFormat(this.texts.language(), { weekday: 'short', hour: 'numeric', minute: '2-digit' });
    return this.history().map((point) => ({ ...point, label: clock.format(new Date(point.at)) }));
  });
  protected readonly totals = computed(() => ({
    done: this.history().reduce((sum, point) => sum + point.done, 0),
    failed: this.history().reduce((sum, point) => sum + point.failed, 0),
  }));

  constructor() {
    const theme = inject(Theme);
    afterRenderEffect(() => {
      theme.isDark();
      void this.draw(this.canvas()?.nativeElement, this.lines());
    });
    inject(DestroyRef).onDestroy(() => this.chart?.destroy());
  }

  private async draw(canvas: HTMLCanvasElement | undefined, lines: ReturnType<typeof this.lines>): Promise<void> {
    const drawing = ++this.drawings;
    this.chart?.destroy();
    this.chart = undefined;
    if (!canvas || lines.length === 0) return;
    const { drawHistory } = await import('./draw-history.js');
    // Whoever asked later draws: numbers and colours may change while the picture is on its way.
    if (drawing !== this.drawings || !canvas.isConnected) return;
    const names = { done: this.t('queue.done'), failed: this.t('queue.failedShort') };
    this.chart = drawHistory(canvas, lines, names);
  }
}
