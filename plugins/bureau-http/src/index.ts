import { definePlugin } from '@tessera/plugin-api';
import { bureauConnector } from './bureau-connector.js';

export { bureauConnector } from './bureau-connector.js';
export { ORDER_PROGRESS } from './bureau-event.js';

export default definePlugin({ connectors: [bureauConnector] });
