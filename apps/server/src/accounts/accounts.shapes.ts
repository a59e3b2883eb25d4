import { Flag, Ids, Text, WholeNumber } from '../door/shape.js';

/** A new address or number; left out, it is cleared. */
export class SetContact {
  @Text(254, { optional: true }) value?: string;
}

/** The code that came. */
export class VerifyContact {
  @Text(6, { min: 6, pattern: /^[0-9]{6}$/ }) code: string;
}

/** Which notices were read; left out, all of them. */
export class MarkNoticesRead {
  @Ids(200, { optional: true }) ids?: string[];
}

/** Who forgot a password. */
export class AskForReset {
  @Text(100) userName: string;
}

/** The link that came, and the password that is chosen. */
export class ResetPassword {
  @Text(100, { pattern: /^[A-Za-z0-9_-]+$/ }) token: string;
  @Text(200) newPassword: string;
}

/** Rules for accounts as an administrator wants them. */
export class SaveAccountCriteria {
  @Text(100) name: string;
  @Text(1_000, { optional: true }) description?: string;
  @WholeNumber(0, 1_000) maxAttempts: number;
  @WholeNumber(0, 525_600) disabledMinutes: number;
  @WholeNumber(0, 525_600) resetMinutes: number;
  @WholeNumber(0, 3_650) inactiveDays: number;
  @WholeNumber(0, 1_000) maxSessions: number;
  @Flag() internalSignIn: boolean;
}

/** Rules for passwords as an administrator wants them. */
export class SavePasswordCriteria {
  @Text(100) name: string;
  @Text(1_000, { optional: true }) description?: string;
  @Flag() complexity: boolean;
  @WholeNumber(8, 128) minLength: number;
  @WholeNumber(0, 50) history: number;
  @WholeNumber(0, 3_650) maxAgeDays: number;
  @WholeNumber(0, 365) minAgeDays: number;
}
