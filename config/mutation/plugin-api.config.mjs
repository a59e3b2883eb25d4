import { room } from './room.mjs';

export default room('plugin-api', { ignoreStatic: false });
