import { createServer } from 'node:net';
import { Problem, codeOf } from './problem.js';

/** Undefined when the port can be listened on, otherwise the system's reason. */
export function whyNotFree(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(codeOf(error) ?? error.message));
    probe.listen({ host, port, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}

/** Refuses a start on a port that something else holds, before anything is started. */
export async function requireFree(host: string, port: number, variable: string): Promise<void> {
  const reason = await whyNotFree(host, port);
  if (reason === undefined) return;
  if (reason === 'EADDRINUSE') throw taken(port, variable);
  if (reason === 'EACCES') {
    throw new Problem(`You may not listen on port ${port}.`, [`Set ${variable} to a port from 1024 on.`]);
  }
  throw new Problem(`It is not possible to listen on ${host}:${port} (${reason}).`, [
    'Set TESSERA_HOST to an address of this machine, such as 127.0.0.1 or 0.0.0.0.',
  ]);
}

function taken(port: number, variable: string): Problem {
  return new Problem(`Port ${port} is taken by another program.`, [
    `Use another one: ${variable}=${port + 1} npm start`,
    `See who has it: ss -ltnp 'sport = :${port}' (or lsof -i :${port}), and stop that program.`,
  ]);
}
