import { definePlugin } from '@tessera/plugin-api';
import { smsConnector } from './sms-connector.js';

export { smsConnector } from './sms-connector.js';

export default definePlugin({ connectors: [smsConnector] });
