import { Location } from '@angular/common';
import { inject, Injectable } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';

/** Turns the pages of a list; the address says where the page in view begins. */
@Injectable()
export class PageTurner {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly location = inject(Location);
  private turned = 0;

  /** Goes on to the page that begins there. */
  to(cursor: string | undefined): void {
    this.turned += 1;
    void this.router.navigate([], { relativeTo: this.route, queryParams: { cursor }, queryParamsHandling: 'merge' });
  }

  /** Goes back a page, or to the first one when this page was opened by its address. */
  back(): void {
    if (this.turned === 0) return void this.router.navigate([], { relativeTo: this.route, queryParams: { cursor: undefined }, queryParamsHandling: 'merge' });
    this.turned -= 1;
    this.location.back();
  }
}
