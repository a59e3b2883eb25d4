import { createServer } from 'node:net';

// Below what the system gives to outgoing connections: those could take the port while its server is killed.
const [LOWEST, HIGHEST] = [15_000, 32_000];

/** A port of this machine that stays free for a server of a test, also while that server is dead. */
export async function portOfOurs(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
