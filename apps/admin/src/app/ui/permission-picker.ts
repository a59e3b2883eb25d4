import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { groupsOf } from './permission-groups.js';
import { sentences } from './sentences.js';

/** Permissions as check boxes, in words where there are any, grouped by what they are about. */
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
  /** What each permits, in words. */
  readonly titles = input<ReadonlyMap<string, string>>(new Map());
  readonly locked = input(false);
  readonly chosen = model.required<readonly string[]>();

  protected readonly groups = computed(() => groupsOf(this.permissions(), this.titles(), this.t('permissions.system')));

  /** Granted one by one, or by `*` or `resource:*`. */
  protected held(name: string): boolean {
    return this.chosen().includes(name) || this.heldByStar(name);
  }

  protected heldByStar(name: string): boolean {
    if (name === '*') return false;
    const resource = name.split(':')[0];
    return this.chosen().includes('*') || this.chosen().includes(`${resource}:*`);
  }

  protected toggle(name: string): void {
    const held = this.chosen().includes(name);
    this.chosen.set(held ? this.chosen().filter((one) => one !== name) : [...this.chosen(), name].sort());
  }
}
