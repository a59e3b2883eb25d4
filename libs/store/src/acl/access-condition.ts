import type { AccessScope } from '@tessera/engine';

type Way = AccessScope['ways'][number];

/** Whether most objects of the type are in: then lists are walked in order, and the few others are passed over. */
export const isBroad = ({ everything, ways, through }: AccessScope): boolean =>
  everything || through !== undefined || ways.some((way) => way.model && way.relations.length === 0);

/** Conditions that keep to all these scopes; their values are added to `values`. None where nothing has to be asked. */
export function accessConditions(scopes: readonly AccessScope[], values: unknown[]): readonly string[] {
  return scopes.filter(({ everything, through }) => !everything && through === undefined).map((scope) => conditionOf(scope, values));
}

/** Whether a list keeps to what its objects say about others. */
export const looksThrough = (scopes: readonly AccessScope[]): boolean => scopes.some(({ through }) => through !== undefined);

/** Conditions that keep to objects of `table` that name nobody outside these scopes. */
export function throughConditions(scopes: readonly AccessScope[], values: unknown[], table = 'managed_objects'): readonly string[] {
  return scopes.flatMap((scope) => {
    if (scope.through === undefined || scope.everything) return [];
    const named = `${table}.attributes ->> $${values.push(scope.through)}::text`;
    return [`case when ${named} is null then true else ${isWithin(scope, `(${named})::uuid`, values)} end`];
  });
}

/** Conditions that keep to rows whose `column` names an object in all these scopes. */
export const namedConditions = (scopes: readonly AccessScope[], column: string, values: unknown[]): readonly string[] =>
  scopes.filter(({ everything }) => !everything).map((scope) => isWithin(scope, column, values));

const isWithin = (scope: AccessScope, id: string, values: unknown[]): string =>
  `exists (select from managed_objects as named where named.id = ${id} and ${conditionOf(scope, values)})`;

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
