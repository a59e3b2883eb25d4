import type { ServerResponse } from 'node:http';
import { MANAGE_BATCHES, permits } from '@tessera/engine';
import type { ChangesSeen } from '@tessera/store';
import type { Caller } from '../access/caller.js';

const MOST_UNREAD = 1_000_000;

/** Who owns runs, by run id. */
export type Owners = ReadonlyMap<string, string>;

/** One open stream of server-sent events. */
export class Listener {
  /** `caller` as they are at this moment: rights and places change while a stream is open. */
  constructor(
    public caller: Caller,
    private readonly stream: ServerResponse,
  ) {}

  /** Tells what concerns this caller: objects that they may see, their own runs and batches, and new rules. */
  tell(changes: ChangesSeen, isNewRevision: boolean, owners: Owners): void {
    for (const { objectType, ids, states } of changes.objects) this.send('objects', { objectType, ids, states });
    const mine = changes.runs.map(({ id }) => id).filter((id) => owners.get(id) === this.caller.actor.id);
    if (mine.length) this.send('runs', { ids: mine });
    const batches = changes.batches.filter(({ actorId }) => actorId === this.caller.actor.id || this.permits(MANAGE_BATCHES));
    if (batches.length) this.send('batches', { ids: batches.map(({ id }) => id) });
    if (changes.noticesOf.includes(this.caller.identityId)) this.send('notices', {});
    if (isNewRevision) this.send('rules', { revision: changes.ruleRevision });
  }

  /** Keeps proxies from closing a quiet stream. */
  beat(): void {
    this.write(': beat\n\n');
  }

  /** Begins the answer. */
  greet(): void {
    this.stream.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    });
    this.write('retry: 2000\n: welcome\n\n');
  }

  close(): void {
    this.stream.end();
  }

  /** Whether the caller still holds a permission. */
  permits(permission: string | undefined): boolean {
    return permission !== undefined && permits(this.caller.actor, permission);
  }

  private send(event: string, data: object): void {
    this.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  // A reader that does not read is let go; it comes back by itself and looks afresh.
  private write(text: string): void {
    if (this.stream.writableLength > MOST_UNREAD) this.stream.destroy();
    else if (!this.stream.writableEnded) this.stream.write(text);
  }
}
