import { Injectable } from '@nestjs/common';
import { Catalogue, permits, Refusal, type Actor } from '@tessera/engine';
import { Roles, type StoredRole } from '@tessera/store';
import { auditLine } from '../../access/audit-line.js';
import type { Caller, Language } from '../../access/caller.js';
import { KnownPermissions } from '../../access/known-permissions.js';
import { LastKeys } from '../../access/last-keys.js';
import { PermissionGuide } from '../../access/permission-guide.js';
import { invalidAt } from '../../door/faults.js';
import { say } from '../../texts/say.js';
import type { PermissionList, RoleList, RoleView } from '../models/access.models.js';
import type { SaveRole } from './admin.shapes.js';
import { refuseBeyondOwn } from './own-reach.js';

/** Roles and the permissions that there are. */
@Injectable()
export class RoleDesk {
  constructor(
    private readonly roles: Roles,
    private readonly catalogue: Catalogue,
    private readonly known: KnownPermissions,
    private readonly keys: LastKeys,
    private readonly guide: PermissionGuide,
  ) {}

  async list(): Promise<RoleList> {
    return { items: (await this.roles.list()).map(viewOf) };
  }

  async save(caller: Caller, at: { readonly name: string; readonly revision: number; readonly confirmed: boolean }, sent: SaveRole): Promise<RoleView> {
    if (!/^[a-z][a-z0-9-]{0,60}$/.test(at.name)) throw invalidAt('/name', 'pattern');
    const known = this.known.all();
    const unknown = sent.permissions.findIndex((permission) => !known.has(permission));
    if (unknown >= 0) throw invalidAt(`/permissions/${unknown}`, 'not-a-choice');
    const before = await this.roles.read(at.name);
    refuseBeyondOwn(caller.actor, [...sent.permissions, ...(before?.permissions ?? [])]);
    await this.refuseLockOut(caller, at.name, sent.permissions);
    await this.keys.role(at.name, sent.permissions, { confirmed: at.confirmed, language: caller.language });
    const isDefault = sent.isDefault ?? before?.isDefault ?? false;
    const role = { name: at.name, title: sent.title, permissions: sent.permissions as StoredRole['permissions'], ...(isDefault && { isDefault }) };
    return viewOf(await this.roles.save(role, at.revision, auditLine(caller.actor, {
      action: 'role.saved', reason: at.name,
      changed: {
        permissions: { from: before?.permissions, to: sent.permissions },
        ...(isDefault !== (before?.isDefault ?? false) && { isDefault: { from: !isDefault, to: isDefault } }),
      },
    })));
  }

  permissions(language: Language): PermissionList {
    const declared = new Map(this.catalogue.permissions().map(({ permission, declaredBy }) => [permission, declaredBy.map((text) => this.catalogue.translate(text, language)).join(', ')]));
    const declarer = (name: string): string => declared.get(name) ?? say(language, 'permission.server');
    return { items: [...this.known.all()].sort().map((name) => ({ name, title: this.guide.title(name, language), declaredBy: declarer(name) })) };
  }

  // Whoever saves roles keeps that right: somebody has to be able to undo it.
  private async refuseLockOut(caller: Caller, name: string, permissions: readonly string[]): Promise<void> {
    if (!caller.roles.includes(name)) return;
    const others = (await this.roles.list()).filter((role) => role.name !== name && caller.roles.includes(role.name));
    const left = { permissions: new Set([...permissions, ...others.flatMap((role) => role.permissions)]) };
    if (!['role:write', 'account:write'].every((one) => permits(left as unknown as Actor, one) || !permits(caller.actor, one))) {
      throw new Refusal('own-access');
    }
  }
}

const viewOf = (role: StoredRole): RoleView => ({
  name: role.name, title: role.title, permissions: [...role.permissions], isDefault: role.isDefault ?? false, revision: role.revision,
});
