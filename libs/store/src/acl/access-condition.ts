import type { AccessScope } from '@tessera/engine';

type Way = AccessScope['ways'][number];

/** Whether most objects of the type are in: then lists are walked in order, and the few others are passed over. */
export const isBroad = ({ everything, ways }: AccessScope): boolean =>
  everything || ways.some((way) => way.model && way.relations.length === 0);

/** Conditions that keep to all these scopes; their values are added to `values`. None where nothing has to be asked. */
export function accessConditions(scopes: readonly AccessScope[], values: unknown[]): readonly string[] {
  return scopes.filter((scope) => !scope.everything).map((scope) => conditionOf(scope, values));
}

function conditionOf(scope: AccessScope, values: unknown[]): string {
  const ways = scope.ways.flatMap((way) => wayOf(way, scope, values));
  const { identityId, rights } = scope;
  if (identityId !== undefined && rights.length > 0) {
    ways.push(`id = any (array(select object_id from distribution_lists
      where identity_id = $${values.push(identityId)}::uuid and rights && $${values.push(rights)}::text[]))`);
  }
  return ways.length > 0 ? `(${ways.join(' or ')})` : 'false';
}

function wayOf({ model, schemeIds, relations }: Way, { identityId, makers }: AccessScope, values: unknown[]): readonly string[] {
  if (relations.includes('self') && identityId === undefined) return [];
  const schemes = [
    ...(model ? ['acl_id is null'] : []),
    ...(schemeIds.length > 0 ? [`acl_id = any ($${values.push(schemeIds)}::uuid[])`] : []),
  ];
  const related = relations.map((relation) => (relation === 'self'
    ? `id = $${values.push(identityId)}::uuid`
    : `created_by = any ($${values.push(makers)}::text[])`));
  return [`(${[...related, schemes.length > 1 ? `(${schemes.join(' or ')})` : schemes[0]].join(' and ')})`];
}
