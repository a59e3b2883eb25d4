import { definePlugin } from '@tessera/plugin-api';
import { smtpConnector } from './smtp-connector.js';

export { smtpConnector } from './smtp-connector.js';

export default definePlugin({ connectors: [smtpConnector] });
