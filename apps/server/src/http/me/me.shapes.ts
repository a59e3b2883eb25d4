import type { Language } from '../../access/caller.js';
import { OneOf, Text } from '../../door/shape.js';

/** What people may change about themselves. */
export class ChangeMe {
  @OneOf(['en-US', 'it-IT']) language: Language;
}

/** A password change. */
export class ChangePassword {
  @Text(200) currentPassword: string;
  @Text(200) newPassword: string;
}
