import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { sentences } from './sentences.js';

/** A step on the way from Home to the present page. */
export interface Crumb {
  readonly text: string;
  readonly link: string;
}

/** Heading, way back and actions of a page; the content goes below. */
@Component({
  selector: 'adm-page',
  imports: [RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './page.html',
  styleUrl: './page.scss',
})
export class AdminPage {
  protected readonly t = sentences();
  readonly heading = input.required<string>();
  readonly lead = input<string>();
  readonly crumbs = input<readonly Crumb[]>([]);
}
