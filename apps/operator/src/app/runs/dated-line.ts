import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Moment } from '@tessera/shell';

/** A line of a list of work, newest first: a link, when it began, what it is about; paragraphs below, the badge beside. */
@Component({
  selector: 'app-dated-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Moment, RouterLink],
  template: `
    <div class="words">
      <a [routerLink]="link()">{{ heading() }}</a>
      <p class="t-muted t-small"><t-moment [at]="at()" />@if (about(); as about) { · {{ about }}}</p>
      <ng-content select="p" />
    </div>
    <ng-content />
  `,
  styles: `
    :host { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; padding: 12px 0; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    :host-context(li:last-child) { border-bottom: 0; padding-bottom: 0; }
    .words { flex: 1 1 180px; min-width: 0; overflow-wrap: anywhere; }
    a { font-weight: 550; }
  `,
})
export class DatedLine {
  readonly link = input.required<readonly string[]>();
  readonly heading = input.required<string>();
  readonly at = input.required<string>();
  readonly about = input.required<string>();
}
