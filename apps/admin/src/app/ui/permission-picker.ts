import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { sentences } from './sentences.js';

/** Permissions as check boxes, grouped by what they are about. */
@Component({
  selector: 'adm-permission-picker',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './permission-picker.html',
  styleUrl: './permission-picker.scss',
})
export class PermissionPicker {
  protected readonly t = sentences();
  readonly heading = input.required<string>();
  readonly permissions = input.required<readonly string[]>();
  readonly locked = input(false);
  readonly chosen = model.required<readonly string[]>();

  protected readonly groups = computed(() => {
    const groups = new Map<string, string[]>();
    for (const name of [...this.permissions()].sort()) {
      const resource = name.split(':')[0] ?? name;
      groups.set(resource, [...(groups.get(resource) ?? []), name]);
    }
    return [...groups].map(([resource, names]) => ({ resource, names }));
  });

  /** Granted one by one, or by `*` or `resource:*`. */
  protected held(name: string): boolean {
    return this.chosen().includes(name) || this.heldByStar(name);
  }

  protected heldByStar(name: string): boolean {
    const resource = name.split(':')[0];
    return this.chosen().includes('*') || this.chosen().includes(`${resource}:*`);
  }

  protected toggle(name: string): void {
    const held = this.chosen().includes(name);
    this.chosen.set(held ? this.chosen().filter((one) => one !== name) : [...this.chosen(), name].sort());
  }
}
