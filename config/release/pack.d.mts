/** The tarballs of the published packages. */
export interface Packed {
  readonly pluginApi: string;
  readonly pluginKit: string;
}
/** Packs plugin-api and plugin-kit into a folder; answers the file of each. */
export function packPublished(folder: string): Promise<Packed>;
