import { Location } from '@angular/common';
import { Injectable, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';

/** Turns the pages of a list; the address says where the page in view begins. */
@Injectable()
export class PageTurner {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly location = inject(Location);
  private readonly address = toSignal(this.route.queryParamMap, { requireSync: true });
  private turned = 0;

  /** Whether there are pages before the one in view. */
  readonly isFurtherOn = computed(() => this.address().has('cursor'));

  /** Goes on to the page that begins there. */
  to(cursor: string | undefined): void {
    this.turned += 1;
    this.go(cursor);
  }

  /** Goes back a page, or to the first one when this page was opened by its address. */
  back(): void {
    if (this.turned === 0) return this.go(undefined);
    this.turned -= 1;
    this.location.back();
  }

  private go(cursor: string | undefined): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: { cursor }, queryParamsHandling: 'merge' });
  }
}
