import { Inject, Injectable } from '@nestjs/common';
import { NotFound, rightsThatAllow, type AclEntry, type Engine, type ObjectRecord, type UserFilter } from '@tessera/engine';
import { ACL_PERMISSIONS, type AclPermission } from '@tessera/plugin-api';
import { AccessSchemes, Members } from '@tessera/store';
import type { Caller } from '../../access/caller.js';
import { Contexts } from '../../access/contexts.js';
import { ENGINE } from '../../house/tokens.js';
import { Sight } from '../../views/sight.js';
import { memberPage } from '../organisation/member-page.js';
import type { MemberPage } from '../organisation/organisation.models.js';
import type { PeopleQuery } from './acl.shapes.js';
import { ObjectAclDesk } from './object-acl-desk.js';
import { WhyHindrances } from './why-hindrances.js';

/** Who can use a right to one object at this moment: by its scheme, as its owner or maker, or by its distribution list, and with their roles. */
@Injectable()
export class PeopleDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly objects: ObjectAclDesk,
    private readonly schemes: AccessSchemes,
    private readonly members: Members,
    private readonly contexts: Contexts,
    private readonly sight: Sight,
    private readonly hindrances: WhyHindrances,
  ) {}

  async list(caller: Caller, id: string, permission: string, page: PeopleQuery): Promise<MemberPage> {
    const right = ACL_PERMISSIONS.find((one) => one === permission);
    if (!right) throw new NotFound('right', permission);
    const { record } = await this.objects.visible(caller, id);
    const filter: UserFilter = { all: [await this.filterFor(record, right), await this.hindrances.roleFilter(record, right)] };
    const contexts = await this.contexts.at(caller.rulesRevision);
    return memberPage(this.members, filter, contexts, { ...page, day: this.contexts.today(), within: await this.sight.people(caller), signingIn: true });
  }

  private async filterFor(record: ObjectRecord, right: AclPermission): Promise<UserFilter> {
    const { entries } = (await this.engine.access.at()).schemeOf(record);
    const enough = rightsThatAllow([right]);
    const shared = (await this.schemes.readDistribution(record.id)).filter(({ rights }) => rights.some((one) => enough.includes(one)));
    return { any: [
      ...entries.filter(({ permission }) => permission === right).map((entry) => about(entry, record)),
      ...shared.map(({ identityId }): UserFilter => ({ subject: 'identity', is: identityId })),
    ] };
  }
}

// Of one object it is known whose it is, and who made it.
function about({ filter, relations = [] }: AclEntry, { id, createdBy = '' }: ObjectRecord): UserFilter {
  const related = relations.map((relation): UserFilter => ({ subject: 'identity', is: relation === 'self' ? id : createdBy }));
  return related.length > 0 ? { all: [filter, ...related] } : filter;
}
