/** A bug in a package's code: nothing was changed, the cause says where to look. */
export class PluginFault extends Error {
  override readonly name = 'PluginFault';
  constructor(
    readonly part: string,
    override readonly cause: unknown,
  ) {
    super(`${part} failed: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
