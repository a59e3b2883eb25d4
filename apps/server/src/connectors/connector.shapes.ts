import { ValuesByName } from '../door/shape.js';

/** Settings of a connector; a secret that is left out stays as it is. */
export class SaveConnector {
  @ValuesByName() settings: Record<string, unknown>;
}
