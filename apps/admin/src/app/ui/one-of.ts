import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

/** Something that can be chosen from a list beside its content. */
export interface Choice {
  readonly name: string;
  readonly title: string;
  /** A word or two about it. */
  readonly note?: string | undefined;
}

/** A list at the side and, beside it, what was chosen from it. More for the side goes into `[side]`. */
@Component({
  selector: 'adm-one-of',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="side">
      <nav [attr.aria-label]="label()">
        @for (one of choices(); track one.name) {
          <button type="button" [attr.aria-current]="one.name === chosen() ? 'true' : null" (click)="choose.emit(one.name)">
            <strong>{{ one.title }}</strong>
            @if (one.note; as note) { <span class="t-small t-muted">{{ note }}</span> }
          </button>
        }
      </nav>
      <ng-content select="[side]" />
    </div>
    <ng-content />
  `,
  styleUrl: './one-of.scss',
})
export class OneOf {
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  /** The name of what is in view. */
  readonly chosen = input.required<string | undefined>();
  readonly choose = output<string>();
}
