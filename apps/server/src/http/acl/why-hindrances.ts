import { Inject, Injectable } from '@nestjs/common';
import { accessOf, COMMON_PERMISSIONS, permits, type Engine, type ObjectRecord, type UserFilter } from '@tessera/engine';
import type { AclPermission, ObjectType } from '@tessera/plugin-api';
import { Roles, type Account } from '@tessera/store';
import type { Language } from '../../access/caller.js';
import { PermissionGuide } from '../../access/permission-guide.js';
import { ENGINE } from '../../house/tokens.js';
import { say } from '../../texts/say.js';

/** Somebody, a right, and what they have it to. */
export interface RightInUse {
  readonly person: ObjectRecord;
  /** The one with which they sign in, if any. */
  readonly account: Account | undefined;
  readonly object: ObjectRecord;
  readonly right: AclPermission;
}

/** What keeps somebody from using a right that they have. */
export interface Hindrance {
  readonly kind: 'no-account' | 'signed-out' | 'missing-permission';
  readonly text: string;
  readonly grantors?: readonly string[];
}

type CommonPermission = (typeof COMMON_PERMISSIONS)[number];

const ASKS_ALSO: Partial<Readonly<Record<AclPermission, CommonPermission>>> = {
  Lock: 'lock', ForceUnlock: 'force-unlock', Freeze: 'freeze', Number: 'number', Customize: 'customize', Attach: 'attach',
};
// What My account offers to everybody about themselves.
const ABOUT_ONESELF: readonly AclPermission[] = ['OwnContacts', 'PreferredLanguage'];

/** A right is of use to whoever can sign in, with roles that let them do what it is about. */
@Injectable()
export class WhyHindrances {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly roles: Roles,
    private readonly guide: PermissionGuide,
  ) {}

  async of(asked: RightInUse, language: Language): Promise<Hindrance | undefined> {
    const { person, account, object, right } = asked;
    // What acts by itself does not sign in.
    if (person.common?.builtIn === 'automation') return undefined;
    if (!account || account.disabledAt) return { kind: 'no-account', text: say(language, 'why.no-account') };
    if (person.common?.frozen) return { kind: 'signed-out', text: say(language, 'why.person-frozen') };
    if (person.state !== 'active') return { kind: 'signed-out', text: say(language, 'why.person-not-active') };
    if (person.id === object.id && ABOUT_ONESELF.includes(right)) return undefined;
    return this.missing(account, this.engine.catalogue.objectType(object.objectType), right, language);
  }

  /** Whom the roles let do what a right to this object is about. */
  async roleFilter(object: ObjectRecord, right: AclPermission): Promise<UserFilter> {
    const type = this.engine.catalogue.objectType(object.objectType);
    const roles = await this.roles.list();
    const holding = (wanted: readonly string[]): UserFilter => ({
      any: roles.filter(({ permissions }) => wanted.some((one) => permits({ permissions: new Set<string>(permissions) }, one))).map(({ name }) => ({ subject: 'role' as const, is: name })),
    });
    const wanted = this.wantedFor(type, right);
    const able: UserFilter = { all: [holding([type.permission]), ...(wanted.length > 0 ? [holding(wanted)] : [])] };
    return ABOUT_ONESELF.includes(right) ? { any: [able, { subject: 'identity', is: object.id }] } : able;
  }

  private async missing({ roles: names }: Account, type: ObjectType, right: AclPermission, language: Language): Promise<Hindrance | undefined> {
    const held = { permissions: new Set<string>((await this.roles.list()).filter(({ name }) => names.includes(name)).flatMap(({ permissions }) => permissions)) };
    if (!permits(held, type.permission)) return this.hindrance([type.permission], language);
    const wanted = this.wantedFor(type, right);
    return wanted.length > 0 && !wanted.some((one) => permits(held, one)) ? this.hindrance(wanted, language) : undefined;
  }

  // One of them is enough; none where the right alone decides.
  private wantedFor(type: ObjectType, right: AclPermission): readonly string[] {
    const common = ASKS_ALSO[right];
    if (common) return [`${type.name}:${common}`];
    const useCases = this.engine.catalogue.useCases().filter((one) => one.objectType.name === type.name && !one.aboutOneself && accessOf(one) === right);
    return [...new Set(useCases.map(({ permission }) => permission))];
  }

  private async hindrance(wanted: readonly string[], language: Language): Promise<Hindrance> {
    const grantors = await this.guide.grantors(language);
    const titles = wanted.map((one) => `"${this.guide.title(one, language)}"`).join(', ');
    return {
      kind: 'missing-permission', grantors: [...new Set(wanted.flatMap((one) => grantors(one).split(', ')))],
      text: say(language, wanted.length === 1 ? 'why.missing-permission' : 'why.missing-permissions', { permissions: titles }),
    };
  }
}
