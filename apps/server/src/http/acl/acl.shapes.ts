import { ACL_PERMISSIONS } from '@tessera/plugin-api';
import { Id, OneOf, Part, Parts, Text, Texts, ValuesByName, WholeNumber } from '../../door/shape.js';

/** One entry of a scheme: a right, whom it is for, and how they have to stand to the object. */
export class EntryShape {
  @OneOf(ACL_PERMISSIONS) permission: string;
  @ValuesByName({ description: 'A rule about users.' }) filter: Record<string, unknown>;
  @Texts(2, 20, { optional: true, description: '`self`, `creator`; all of them hold.' }) relations?: string[];
}

/** The entries of a scheme. */
export class SchemeShape {
  @Parts(() => EntryShape, 500) entries: EntryShape[];
}

/** What an object follows: a scenario of its type, entries of its own, or, with neither, the default of its type. */
export class FollowShape {
  @Text(100, { optional: true }) scenario?: string;
  @Parts(() => EntryShape, 500, { optional: true }) entries?: EntryShape[];
}

/** A filter for one right, and how it joins the present one. */
export class UpdateShape {
  @OneOf(['overwrite', 'or', 'and']) mode: 'overwrite' | 'or' | 'and';
  @ValuesByName() filter: Record<string, unknown>;
  @Texts(2, 20, { optional: true }) relations?: string[];
}

/** Somebody on a distribution list. */
export class ShareShape {
  @Id() identityId: string;
  @Texts(4, 20, { description: '`read`, `modify`, `delete`, `share`.' }) rights: string[];
}

/** A distribution list. */
export class DistributionShape {
  @Parts(() => ShareShape, 200) entries: ShareShape[];
}

/** Why may, or may not, this person do that with this object? */
export class WhyQuery {
  @Id({ description: 'A person.' }) person: string;
  @Id() object: string;
  @OneOf(ACL_PERMISSIONS) permission: string;
}

/** How objects of a model are numbered. */
export class NumbersShape {
  @Text(20, { pattern: /^[A-Z0-9-]+$/, description: 'Capital letters, digits and hyphens.' }) prefix: string;
  @WholeNumber(1, 12) digits: number;
}

/** A model of an object type. */
export class ModelShape {
  @Text(100) name: string;
  @Text(100, { optional: true, description: 'The scenario that its objects follow; without it the default of the type.' }) scenario?: string;
  @Part(() => NumbersShape, { optional: true }) numbers?: NumbersShape;
}

/** Which model an object is to be of; without one it is of the standard one. */
export class CustomizeShape {
  @Id({ optional: true }) model?: string;
}

/** A page of the people who have a right. */
export class PeopleQuery {
  @Text(2_000, { optional: true, description: '`nextCursor` of the page before.' }) cursor?: string;
  @WholeNumber(1, 200, { optional: true, fromText: true, description: '50 if left out.' }) limit?: number;
}
