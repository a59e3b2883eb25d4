import { Injectable, signal } from '@angular/core';

/** Light, dark, or as the device says. */
export type ThemeChoice = 'system' | 'light' | 'dark';

const KEY = 'tessera.theme';

/** The colour scheme, chosen per device. */
@Injectable({ providedIn: 'root' })
export class Theme {
  private readonly chosen = signal<ThemeChoice>(stored());

  /** What was chosen. */
  readonly choice = this.chosen.asReadonly();

  constructor() {
    apply(this.chosen());
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
