import { defineCapability } from '@tessera/plugin-api';

// #region capability
/** Whoever prints permits. The same key prints once, however often it is sent. */
export interface PermitPress {
  print(order: { readonly key: string; readonly paper: string; readonly permits: readonly string[] }): Promise<{ readonly orderId: string }>;
  /** The order placed with this key, or the promise that there never will be one. */
  cancel(key: string): Promise<{ readonly orderId: string } | undefined>;
}

/** Lists: `papers`. */
export const permitPress = defineCapability<PermitPress>('permit-press');
// #endregion
