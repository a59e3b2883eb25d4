import { readConfiguration } from './configuration.js';
import { startBureau, type RunningBureau } from './start-bureau.js';

const LAST_MOMENT_MS = 1500;

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'The card bureau cannot start: its port is taken. Set BUREAU_PORT to another port, or to 0 for a free one.';
  if (code === 'EACCES') return `The card bureau cannot start: ${error.message}. Set BUREAU_DATA to a folder it may write to.`;
  return error.message;
}

function stopOnSignal(bureau: RunningBureau): void {
  const stop = (): void => {
    // The ledger is on the disk at any moment, so a late exit gains nothing.
    setTimeout(() => process.exit(0), LAST_MOMENT_MS).unref();
    void bureau.close().finally(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

try {
  const bureau = await startBureau(readConfiguration(process.env));
  stopOnSignal(bureau);
  console.log(`card-bureau listening on ${bureau.url}`);
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
