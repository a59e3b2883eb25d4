import { Injectable } from '@nestjs/common';
import { Catalogue } from '@tessera/engine';
import { SERVER_PERMISSIONS } from '../http/admin/server-permissions.js';
import { DefaultDeny } from './default-deny.js';

/** Every permission that a role can grant: of endpoints, of the house further in, and of packages. */
@Injectable()
export class KnownPermissions {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly doors: DefaultDeny,
  ) {}

  /** All of them, `*` among them. */
  all(): ReadonlySet<string> {
    const ours = this.doors.doors().flatMap(({ requirement }) => (requirement?.kind === 'permission' ? [requirement.permission] : []));
    return new Set(['*', ...SERVER_PERMISSIONS, ...ours, ...this.catalogue.permissions().map(({ permission }) => permission)]);
  }
}
