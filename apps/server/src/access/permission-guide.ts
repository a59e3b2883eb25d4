import { Injectable } from '@nestjs/common';
import { Catalogue } from '@tessera/engine';
import { Roles, type StoredRole } from '@tessera/store';
import { groupTitle, hasText, say } from '../texts/say.js';
import type { Language } from './caller.js';

/** Says permissions in words, and who can grant them. */
@Injectable()
export class PermissionGuide {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly roles: Roles,
  ) {}

  /** What somebody who holds a permission may do. */
  title(permission: string, language: Language): string {
    if (hasText(`permission.${permission}`)) return say(language, `permission.${permission}`);
    const useCases = this.catalogue.useCases().filter((one) => one.permission === permission);
    const titles = [...useCases, ...this.catalogue.fileImports().filter((one) => one.permission === permission)].map(({ title }) => title);
    if (titles.length > 0) return [...new Set(titles)].map((title) => this.catalogue.translate(title, language)).join(', ');
    return this.common(permission, language) ?? permission;
  }

  /** Titles of the roles whose holders can give a permission to others: nobody hands out more than they hold. */
  async grantors(language: Language): Promise<(permission: string) => string> {
    const roles = await this.roles.list();
    return (permission) => {
      const able = roles.filter((role) => givesOut(role, permission)).map(({ title }) => title);
      return able.length > 0 ? able.join(', ') : groupTitle('Administrator', language);
    };
  }

  private common(permission: string, language: Language): string | undefined {
    const [typeName = '', action = ''] = permission.split(':');
    const type = this.catalogue.objectTypes().find(({ name }) => name === typeName);
    const key = `permission-of-type.${action}`;
    return type && hasText(key) ? say(language, key, { type: this.catalogue.translate(type.pluralTitle, language) }) : undefined;
  }
}

function givesOut({ permissions }: StoredRole, permission: string): boolean {
  const held = new Set<string>(permissions);
  return held.has('*') || (held.has(permission) && (held.has('account:write') || held.has('role:write')));
}
