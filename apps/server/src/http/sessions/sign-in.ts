import { Flag, Text } from '../../door/shape.js';

/** Who wants to come in. */
export class SignIn {
  @Text(100) userName: string;
  @Text(200) password: string;
  @Flag({ optional: true, description: 'Whether to end the oldest session of the account when there are too many.' }) closeOldest?: boolean;
}
