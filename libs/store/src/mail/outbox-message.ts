/** How a message leaves the house. */
export type Channel = 'mail' | 'sms';

/** `waiting` to be sent, `sent`, `failed` for good, or `local`: nobody has set up a way out for it. */
export type MessageStatus = 'waiting' | 'sent' | 'failed' | 'local';

/** A message of the outbox without what it says. */
export interface OutboxMessage {
  readonly id: string;
  readonly channel: Channel;
  readonly key: string;
  readonly recipient: string;
  readonly template: string;
  readonly language: string;
  readonly status: MessageStatus;
  readonly attempts: number;
  readonly cause?: string;
  readonly createdAt: Date;
  readonly endedAt?: Date;
}

/** The same with what it says; only the house's key opens it. */
export interface SealedMessage extends OutboxMessage {
  readonly sealed: Buffer;
}

/** A message to put into the outbox. */
export type NewMessage = Pick<SealedMessage, 'id' | 'channel' | 'key' | 'recipient' | 'template' | 'language' | 'sealed'> & {
  readonly status: 'waiting' | 'local';
};

/** Which messages somebody looks for. */
export interface OutboxFilter {
  readonly status?: string;
  readonly channel?: string;
  readonly template?: string;
  /** The beginning of the address or number. */
  readonly recipient?: string;
}

/** How an attempt ended; `waiting` means another one. */
export interface AttemptEnd {
  readonly status: MessageStatus;
  readonly at: Date;
  readonly cause?: string;
  /** What it says from now on; left out, it stays. */
  readonly sealed?: Buffer;
}

/** A row of `outbox`. */
export interface OutboxRow {
  readonly id: string;
  readonly channel: Channel;
  readonly key: string;
  readonly recipient: string;
  readonly template: string;
  readonly language: string;
  readonly sealed: Buffer;
  readonly status: MessageStatus;
  readonly attempts: number;
  readonly cause: string | null;
  readonly created_at: Date;
  readonly ended_at: Date | null;
}

/** A row as a message. */
export const messageOf = ({ created_at: createdAt, ended_at: endedAt, cause, sealed, ...rest }: OutboxRow): SealedMessage => ({
  ...rest, sealed, createdAt, ...(cause === null ? {} : { cause }), ...(endedAt ? { endedAt } : {}),
});
