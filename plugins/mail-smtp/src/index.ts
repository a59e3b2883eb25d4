import { definePlugin } from '@tessera/plugin-api';

export default definePlugin({});
