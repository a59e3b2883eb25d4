import { Text } from '../../door/shape.js';

/** Who wants to come in. */
export class SignIn {
  @Text(100) userName: string;
  @Text(200) password: string;
}
