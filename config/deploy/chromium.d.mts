/** A Chromium that starts here. */
export interface Chromium { readonly path: string; readonly env: Readonly<Record<string, string>> }

export function findChromium(): Promise<Chromium>;
