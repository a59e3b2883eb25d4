import { definePlugin } from '@tessera/plugin-api';
import { bureauConnector } from './bureau-connector.js';

export { bureauConnector } from './bureau-connector.js';

export default definePlugin({ connectors: [bureauConnector] });
