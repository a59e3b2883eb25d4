import { Injectable } from '@nestjs/common';
import { Ledger } from '../ledger/ledger.js';
import { Dice } from './dice.js';
import { INITIAL_SETTINGS, NO_FAULTS, type Settings } from './settings.js';

/** The settings in force, kept in the ledger, and the dice that go with their seed. */
@Injectable()
export class BureauSettings {
  private settings: Settings;
  private currentDice: Dice;

  constructor(private readonly ledger: Ledger) {
    const stored = ledger.first<{ value: string }>('SELECT value FROM settings');
    const kept = stored === undefined ? {} : (JSON.parse(stored.value) as Partial<Settings>);
    this.settings = { ...INITIAL_SETTINGS, ...kept, faults: { ...NO_FAULTS, ...kept.faults } };
    this.currentDice = new Dice(this.settings.seed);
  }

  /** What is in force now. */
  get current(): Settings {
    return this.settings;
  }

  /** The dice of the seed in force. */
  get dice(): Dice {
    return this.currentDice;
  }

  /** Puts new settings in force and starts the dice again. */
  async replace(settings: Settings): Promise<Settings> {
    await this.ledger.write(() =>
      this.ledger.run('INSERT INTO settings (id, value) VALUES (1, :value) ON CONFLICT (id) DO UPDATE SET value = excluded.value', {
        value: JSON.stringify(settings),
      }),
    );
    this.settings = settings;
    this.currentDice = new Dice(settings.seed);
    return settings;
  }
}
