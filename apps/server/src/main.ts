import 'reflect-metadata';
import { openHouse, type OpenHouse } from './boot/open-house.js';
import { stopOnRequest } from './boot/stop-on-request.js';
import { adviceOn } from './boot/advice.js';
import { readConfiguration } from './house/configuration.js';

async function start(): Promise<OpenHouse> {
  const house = await openHouse(readConfiguration(process.env));
  process.stdout.write(house.url ? `tessera listening on ${house.url}\n` : 'tessera works off jobs\n');
  return house;
}

const opening = start();
stopOnRequest(opening);
opening.catch((error: unknown) => {
  process.stderr.write(`${adviceOn(error)}\n`);
  process.exit(1);
});
