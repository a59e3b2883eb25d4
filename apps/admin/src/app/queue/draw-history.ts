import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip } from 'chart.js';

Chart.register(BarController, BarElement, CategoryScale, LinearScale, Legend, Tooltip);

/** A drawn chart that can be taken away. */
export interface ChartHandle {
  destroy(): void;
}

interface Point {
  readonly label: string;
  readonly done: number;
  readonly failed: number;
}

/** Draws done and failed tasks as stacked bars in the colours of the theme. */
export function drawHistory(canvas: HTMLCanvasElement, points: readonly Point[], names: { done: string; failed: string }): ChartHandle {
  const colour = (name: string): string => resolved(canvas, name);
  const grid = { color: colour('--mat-sys-outline-variant') };
  const ticks = { color: colour('--mat-sys-on-surface-variant'), precision: 0, maxRotation: 0, autoSkipPadding: 16 };
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: points.map((point) => point.label),
      datasets: [
        { label: names.done, data: points.map((point) => point.done), backgroundColor: colour('--mat-sys-primary') },
        { label: names.failed, data: points.map((point) => point.failed), backgroundColor: colour('--mat-sys-error') },
      ],
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      scales: {
        x: { stacked: true, grid: { display: false }, ticks },
        y: { stacked: true, beginAtZero: true, grid, ticks },
      },
      plugins: { legend: { labels: { color: ticks.color, boxWidth: 12 } } },
    },
  });
}

// A canvas knows no `var()` or `light-dark()`: an element has to work the colour out first.
function resolved(canvas: HTMLCanvasElement, name: string): string {
  const probe = document.createElement('span');
  probe.style.color = `var(${name})`;
  canvas.after(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
}
