import { Injectable, computed, signal } from '@angular/core';

/** Light, dark, or as the device says. */
export type ThemeChoice = 'system' | 'light' | 'dark';

const KEY = 'tessera.theme';
const DARK = '(prefers-color-scheme: dark)';

/** The colour scheme, chosen per device. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly chosen = signal<ThemeChoice>(stored());

  /** What was chosen. */
  readonly choice = this.chosen.asReadonly();

  private readonly device = 'matchMedia' in globalThis ? matchMedia(DARK) : undefined;
  private readonly deviceIsDark = signal(this.device?.matches ?? false);

  /** Whether the page is dark at present: for pictures that no style sheet reaches. */
  readonly isDark = computed(() => this.chosen() === 'dark' || (this.chosen() === 'system' && this.deviceIsDark()));

  constructor() {
    apply(this.chosen());
    this.device?.addEventListener('change', ({ matches }) => this.deviceIsDark.set(matches));
  }

  /** Switches at once and remembers the choice on this device. */
  choose(choice: ThemeChoice): void {
    localStorage.setItem(KEY, choice);
    this.chosen.set(choice);
    apply(choice);
  }
}

function stored(): ThemeChoice {
  const value = localStorage.getItem(KEY);
  return value === 'light' || value === 'dark' ? value : 'system';
}

function apply(choice: ThemeChoice): void {
  if (choice === 'system') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = choice;
}
