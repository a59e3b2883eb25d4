export { HookPerformer } from './hook-performer.js';
export { WebHooksModule } from './web-hooks.module.js';
