import 'reflect-metadata';
import { openHouse, type OpenHouse } from './boot/open-house.js';
import { stopOnRequest } from './boot/stop-on-request.js';
import { adviceOn } from './boot/advice.js';
import { readConfiguration } from './house/configuration.js';

async function start(): Promise<OpenHouse> {
  const configuration = readConfiguration(process.env);
  // Moments in sentences are told in the time zone of the house, wherever the machine stands.
  process.env['TZ'] = configuration.timeZone;
  const house = await openHouse(configuration);
  process.stdout.write(house.url ? `tessera listening on ${house.url}\n` : 'tessera works off jobs\n');
  return house;
}

const opening = start();
stopOnRequest(opening);
opening.catch((error: unknown) => {
  process.stderr.write(`${adviceOn(error)}\n`);
  process.exit(1);
});
