import { createServer, type Server } from 'node:http';

/** A bureau whose address says which version of the settings leads to it: its only layout is called after it. */
export async function startPartner(): Promise<{ readonly url: (version: number) => string; stop(): void }> {
  const server: Server = createServer((request, response) => {
    const [, version = '', what] = (request.url ?? '').split('/');
    const number = version.slice(1);
    const answer = what === 'token'
      ? { accessToken: `token-${number}`, expiresAt: new Date(Date.now() + 3_600_000).toISOString() }
      : [{ id: `layout-${number}`, name: `Layout ${number}` }];
    request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    url: (version) => `http://127.0.0.1:${port}/v${version}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
