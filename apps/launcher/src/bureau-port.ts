import { readPorts, rememberPort } from './data-folder.js';
import { requireFree, whyNotFree } from './ports.js';
import { freePort } from './postgres/programs.js';

const USUAL = 4310;
const HOST = '127.0.0.1';

/**
 * The bureau's port: as told, else as last time, else the usual one or any free one.
 * It stays the same because the connector settings in the database name it.
 */
export async function chooseBureauPort(
  dataFolder: string, told: number | undefined, say: (line: string) => void,
): Promise<number> {
  const { bureauPort: last } = readPorts(dataFolder);
  const port = told ?? last ?? ((await whyNotFree(HOST, USUAL)) === undefined ? USUAL : await freePort());
  if (port !== 0) await requireFree(HOST, port, 'BUREAU_PORT');
  if (last !== undefined && port !== last) {
    say(`The card bureau moves from port ${last} to ${port}: change its address on the Connectors page of the admin app.`);
  }
  if (port !== last && port !== 0) rememberPort(dataFolder, { bureauPort: port });
  return port;
}
