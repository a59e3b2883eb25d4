import { Flag } from '../door/shape.js';

/** How a package is to be. */
export class SwitchPackage {
  @Flag({ description: 'On, or asleep.' }) enabled: boolean;
}
