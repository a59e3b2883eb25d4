/** How long a password letter waits to be read, and what seals it. */
export const LETTER = { minutes: 15, purpose: (id: string) => `password-letter:${id}` } as const;
