import { inject } from '@angular/core';
import { RedirectCommand, Router } from '@angular/router';
import type { CanActivateFn } from '@angular/router';
import { Session } from '@tessera/shell';

/** The tabs of "Roles and accounts", and what each needs. */
export const ACCESS_TABS = [
  { path: 'accounts', permission: 'account:read' },
  { path: 'criteria', permission: 'account:read' },
  { path: 'roles', permission: 'role:read' },
  { path: 'schemes', permission: 'acl:read' },
  { path: 'models', permission: 'acl:read' },
  { path: 'object', permission: 'acl:read' },
  { path: 'why', permission: 'acl:read' },
] as const;

/** Opens the first tab that the person may see. */
export const toFirstTab: CanActivateFn = () => {
  const session = inject(Session);
  const first = ACCESS_TABS.find(({ permission }) => session.can(permission)) ?? ACCESS_TABS[0];
  return new RedirectCommand(inject(Router).createUrlTree(['/access', first.path]));
};
