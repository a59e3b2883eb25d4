import { Count, MayBeAt, MayShow, Shown, Words } from '../door/view.js';

/** Whether a package is on, and what hangs on it. */
export class PackageSwitchView {
  @Shown() name: string;
  @Shown({ description: 'Off: it is asleep. Its entries are kept, nothing of it starts.' }) enabled: boolean;
  @Count() revision: number;
  @MayBeAt() changedAt?: string;
  @MayShow({ type: String }) changedBy?: string;
  @Shown({ type: 'integer', description: 'Runs of its use cases that are open or wait for a worker.' }) openRuns: number;
  @Shown({ type: 'integer', description: 'Entries of process lists that are on and sleep because it is off.' }) asleepEntries: number;
}

/** What switching a package does to people, in words. */
export class PackageEffectsView {
  @Words() effects: string[];
}
