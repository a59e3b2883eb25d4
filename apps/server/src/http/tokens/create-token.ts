import { Moment, Text, Texts } from '../../door/shape.js';

/** A bearer token to make. */
export class CreateToken {
  @Text(100) name: string;
  @Texts(200, 100, { description: 'Permissions that the token carries; never more than its owner holds.' }) scopes: string[];
  @Moment() expiresAt: string;
}
