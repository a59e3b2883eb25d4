export * from './house-services.js';
export * from './mail.module.js';
export * from './post.module.js';
export * from './post.js';
export * from './postman.js';
