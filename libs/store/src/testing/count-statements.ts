import pg from 'pg';

/** Collects the text of every statement that any client of this process sends while the work goes on. */
export async function statementsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const sent: string[] = [];
  const original = pg.Client.prototype.query as (...all: unknown[]) => unknown;
  const listen = function (this: pg.Client, ...all: unknown[]): unknown {
    const [first] = all;
    if (typeof first === 'string') sent.push(first);
    else if (typeof first === 'object' && first !== null && 'text' in first) sent.push(String(first.text));
    return original.apply(this, all);
  };
  pg.Client.prototype.query = listen as typeof pg.Client.prototype.query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = original as typeof pg.Client.prototype.query;
  }
  return sent;
}
