import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PartChangeView } from '@tessera/api-client';
import { Empty } from '@tessera/shell';
import { sentences } from '../ui/sentences.js';
import { partName } from './part-name.js';
import { passagesOf, sideBySide, type Line } from './side-by-side.js';

/** Changed parts side by side, what differs marked; one under the other where there is no room. */
@Component({
  selector: 'adm-side-by-side',
  imports: [Empty, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './side-by-side-view.html',
  styleUrl: './side-by-side-view.scss',
})
export class SideBySideView {
  protected readonly t = sentences();
  readonly changes = input.required<readonly PartChangeView[]>();
  readonly fromTitle = input.required<string>();
  readonly toTitle = input.required<string>();

  protected readonly whole = signal(false);
  private readonly nameOf = partName();
  private readonly parts = computed(() => this.changes().map(({ path, before = '', after = '' }) => ({ path, name: this.nameOf(path), lines: sideBySide(before, after) })));
  protected readonly shown = computed(() =>
    this.parts().map(({ path, name, lines }) => ({ path, name, passages: this.whole() ? [{ way: '', lines }] : passagesOf(lines) })));

  protected mark(line: Line, side: 'left' | 'right'): string {
    if (line.kind === 'same' || line[side] === undefined) return '';
    return side === 'left' ? '−' : '+';
  }

  protected meaning(line: Line, side: 'left' | 'right'): string {
    const mark = this.mark(line, side);
    return mark === '' ? '' : this.t(mark === '+' ? 'compare.now' : 'compare.before');
  }
}
