import type { Actor } from '../model.js';
import type { Transaction } from '../ports/index.js';

/** Whoever wants something of objects. */
export type Who = Pick<Actor, 'id' | 'context'> & Partial<Pick<Actor, 'permissions'>>;

/**
 * Which schemes decide: those of a revision of the rules or newer, or, inside a transaction and `recent`ly asked, those that
 * this process knows already.
 */
export type When = number | 'recent' | Transaction | undefined;
