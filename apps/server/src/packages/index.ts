export { PackageFacts } from './package-facts.js';
export { PackageSwitchView } from './package.models.js';
export { PackagesModule } from './packages.module.js';
