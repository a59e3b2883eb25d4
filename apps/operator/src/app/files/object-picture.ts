import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ObjectTypeView, ObjectView } from '@tessera/api-client';
import { HttpFileDesk } from '../api/http-file-desk.js';

/** The picture of an object whose type has one. It is decoration where the name stands beside it. */
@Component({
  selector: 'app-object-picture',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (address(); as address) { <img [class.large]="large()" loading="lazy" [src]="address" [alt]="alt()" /> }`,
  styles: `
    :host { display: contents; }
    img { flex: none; width: 30px; height: 40px; object-fit: cover; border-radius: 6px; background: var(--mat-sys-surface-container-high); vertical-align: middle; }
    .large { width: 96px; height: 128px; border-radius: 10px; }
  `,
})
export class ObjectPicture {
  private readonly desk = inject(HttpFileDesk);

  readonly object = input.required<ObjectView>();
  readonly type = input<ObjectTypeView>();
  readonly large = input(false);
  readonly alt = input('');

  protected readonly address = computed(() => {
    const names = Object.entries(this.type()?.attributes ?? {}).flatMap(([name, field]) => (field.kind === 'image' ? [name] : []));
    const id = names.map((name) => this.object().attributes[name]).find((value) => typeof value === 'string');
    return typeof id === 'string' ? this.desk.thumbnail(id, this.large() ? 'large' : 'small') : undefined;
  });
}
