/** A folder as a path or as a file URL, such as `new URL('..', import.meta.url)`. */
export type Folder = string | URL;

/** The path of a folder. */
export function pathOf(folder: Folder): string {
  return typeof folder === 'string' && !folder.startsWith('file:') ? folder : decodeURIComponent(new URL(folder).pathname);
}
