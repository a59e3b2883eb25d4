export * from './attachment-desk.js';
export * from './attachments.controller.js';
export * from './file-desk.js';
export * from './file-intake.js';
export * from './files.controller.js';
export * from './upload-rules.js';
export * from './uploads.js';
