import type { SearchAudit$Params } from '@tessera/api-client';

/** Values of options or settings. */
export type FieldValues = Readonly<Record<string, unknown>>;

/** What the audit is searched by. */
export type AuditFilter = Omit<SearchAudit$Params, 'cursor' | 'limit'>;

/** The header value that makes an update fail when somebody else was faster. */
export const seen = (revision: number): string => `"${revision}"`;

/** The header that says why the configuration is changed; nothing when nobody said. */
export const because = (reason: string): { readonly 'Change-Reason'?: string } =>
  reason.trim() === '' ? {} : { 'Change-Reason': encodeURIComponent(reason.trim()) };
