// Stands in for the card bureau: listens, and ends when told to.
import { createServer } from 'node:http';

const server = createServer((_, response) => response.end('bureau'));
server.listen(Number(process.env.BUREAU_PORT), process.env.BUREAU_HOST, () => {
  console.log(`card-bureau listening on http://127.0.0.1:${server.address().port}`);
});
process.on('SIGTERM', () => process.exit(0));
