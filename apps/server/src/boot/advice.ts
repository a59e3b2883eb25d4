/** What to tell whoever starts the server about why it did not start. */
export function adviceOn(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') {
    const port = 'port' in error ? String(error.port) : '';
    return `Port ${port} is taken. Stop the program that uses it, or set TESSERA_PORT to another one.`;
  }
  if ('code' in error && error.code === 'EACCES') return `${error.message}. Choose a place or a port that this user may use.`;
  return isExpected(error) ? error.message : (error.stack ?? error.message);
}

const isExpected = (error: Error): boolean => ['BadConfiguration', 'PluginFaults'].includes(error.name);
