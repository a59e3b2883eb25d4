import type { DefiniteRefusal } from '@tessera/plugin-api';

/** The mail server said no to this mail; sending it again will not change that. */
export class MailRefusal extends Error implements DefiniteRefusal {
  override readonly name = 'DefiniteRefusal';
  constructor(
    readonly reason: string,
    detail: string,
  ) {
    super(detail);
  }
}

/** Nobody knows whether the mail went out, or it surely did not but may later. */
export class NotSent extends Error {
  override readonly name = 'UnknownOutcome';
  constructor(detail: string, cause?: unknown) {
    super(detail, { cause });
  }
}

interface SmtpFailure {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

const UNENCRYPTED = 'The connection cannot be encrypted: check encryption, port and certificate.';

// Everything else a server says is about us, not about this mail.
const ABOUT_THE_MAIL = /^(RCPT TO|DATA)$/i;
const WANTS_SIGN_IN = new Set([530, 534, 535, 538]);

/** What nodemailer threw, as a definite no or an unknown outcome, in one translatable sentence. */
export function explained(error: unknown): Error {
  if (error instanceof MailRefusal || error instanceof NotSent) return error;
  const { code = '', command = '', responseCode = 0, response = '' } = (error ?? {}) as SmtpFailure;
  if (code === 'ETLS') return new NotSent(UNENCRYPTED, error);
  if (code === 'EAUTH' || WANTS_SIGN_IN.has(responseCode)) return new NotSent('The mail server refuses user name or password: check both.', error);
  if (responseCode >= 500 && ABOUT_THE_MAIL.test(command)) return new MailRefusal(`smtp-${responseCode}`, `The mail server refuses this mail: ${oneLine(response)}`);
  if (responseCode >= 400) return new NotSent(`The mail server does not take mails now: ${oneLine(response)}`, error);
  return new NotSent(sentenceFor(code, command, error), error);
}

function sentenceFor(code: string, command: string, error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/certificate|SSL|TLS/i.test(message)) return UNENCRYPTED;
  if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(message)) return 'There is no such mail server: check its name.';
  if (code === 'ETIMEDOUT' || code === 'LATE') return 'The mail server did not answer in time.';
  if (command === 'CONN' || /ECONNREFUSED|EHOSTUNREACH/.test(message)) return 'The mail server cannot be reached: check name and port.';
  return 'The connection to the mail server broke.';
}

const oneLine = (response: string): string => response.replace(/\s+/g, ' ').slice(0, 300);
