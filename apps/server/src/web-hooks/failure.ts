import { PrivateAddress } from './addresses.js';

/** Why a delivery failed, in a word; people read it in their language. */
export type Failure =
  | 'timed-out' | 'unknown-host' | 'connection-refused' | 'connection-lost' | 'certificate' | 'private-address' | 'answered' | 'switched-off' | 'unexpected';

const BY_CODE: Readonly<Record<string, Failure>> = {
  ENOTFOUND: 'unknown-host', EAI_AGAIN: 'unknown-host', EAI_NODATA: 'unknown-host',
  ECONNREFUSED: 'connection-refused', EHOSTUNREACH: 'connection-refused', ENETUNREACH: 'connection-refused',
  ECONNRESET: 'connection-lost', EPIPE: 'connection-lost', HPE_INVALID_CONSTANT: 'connection-lost',
  ETIMEDOUT: 'timed-out', ABORT_ERR: 'timed-out', EPROTO: 'certificate', DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'certificate', UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate', UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
};

/** The failure behind an error of Node. */
export function failureOf(error: unknown): Failure {
  if (error instanceof PrivateAddress) return 'private-address';
  const { name = '', code = '', errors } = (error ?? {}) as { readonly name?: string; readonly code?: string | number; readonly errors?: readonly unknown[] };
  if (errors?.length) return failureOf(errors[0]);
  if (name === 'TimeoutError' || name === 'AbortError') return 'timed-out';
  const word = String(code);
  return BY_CODE[word] ?? (/^(ERR_TLS|CERT_|ERR_SSL)/.test(word) ? 'certificate' : word.startsWith('HPE_') ? 'connection-lost' : 'unexpected');
}
