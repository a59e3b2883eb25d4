import type { Fields } from '@tessera/plugin-api';

/** The question which roles somebody has; none is an answer. */
export const rolesField = { roles: { kind: 'roles', title: 'Roles', optional: true } } as const satisfies Fields;
