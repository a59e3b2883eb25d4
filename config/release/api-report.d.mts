/** The declarations of a room's index and of every file whose whole content it publishes, file by file, as Markdown. */
export function apiReport(room: 'plugin-api' | 'plugin-kit'): string;
