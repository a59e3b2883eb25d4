/** Has events sent to us, once per process, as soon as the bureau is known to answer. */
export class EventSubscription {
  private state: 'missing' | 'under way' | 'done' = 'missing';

  constructor(private readonly register: () => Promise<void>) {}

  /** Registers in the background unless that has happened; nobody waits for it. */
  ensure(): void {
    if (this.state !== 'missing') return;
    this.state = 'under way';
    // Events only save time: the schedule finds out anyway, and the next call tries again.
    this.register().then(
      () => (this.state = 'done'),
      () => (this.state = 'missing'),
    );
  }
}
