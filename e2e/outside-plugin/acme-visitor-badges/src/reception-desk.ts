import { defineCapability } from '@tessera/plugin-api';

/** A visit that the reception desk is told about; the same key is one visit, however often it is told. */
export interface Announcement {
  readonly key: string;
  readonly code: string;
  readonly hours: number;
}

/** What a reception desk does for us. */
export interface ReceptionDesk {
  /** A number, or a definite no, which stays one however often it is asked. */
  announce(visit: Announcement): Promise<{ readonly badgeNumber: string } | { readonly refused: string }>;
  close(key: string, badgeNumber: string): Promise<void>;
}

/** A service of our own: any other package may provide it as well. */
export const receptionDesk = defineCapability<ReceptionDesk>('acme-reception-desk');

/** The desk tells us when a visitor has arrived. */
export const VISITOR_ARRIVED = 'visitor-arrived';
