declare module 'cronstrue/locales/it.js';
