export { ObjectAclController } from './object-acl.controller.js';
export { ObjectAclDesk } from './object-acl-desk.js';
export { SchemeDesk } from './scheme-desk.js';
export { SchemesController } from './schemes.controller.js';
export { WhyDesk } from './why-desk.js';
export { ModelDesk } from './model-desk.js';
export { ModelsController } from './models.controller.js';
export { PeopleDesk } from './people-desk.js';
