/** The name and the interface of a service that a connector provides. */
export interface Capability<C> {
  readonly name: string;
  /** Carries the interface type; never called. */
  readonly gives?: () => C;
}

/** Names a capability and its interface. */
export function defineCapability<C>(name: string): Capability<C> {
  return { name };
}
