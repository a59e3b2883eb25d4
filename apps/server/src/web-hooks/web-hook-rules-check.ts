import { Inject, Injectable } from '@nestjs/common';
import { Catalogue, type Actor, type FieldFault } from '@tessera/engine';
import { BUILT_IN_ACTIONS } from '@tessera/plugin-api';
import type { WebHookRules } from '@tessera/store';
import { invalid } from '../door/faults.js';
import type { Configuration } from '../house/configuration.js';
import { CONFIGURATION } from '../house/tokens.js';
import { refuseBeyondOwn } from '../http/admin/own-reach.js';
import { isPrivate, literalAddressOf } from './addresses.js';

/** The permission to let identification data leave the house. */
const GRANT_IDENTIFICATION = 'webhook:grant-identification';

/** Refuses web hooks that cannot be, or that would tell more than their maker may see. */
@Injectable()
export class WebHookRulesCheck {
  constructor(
    private readonly catalogue: Catalogue,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** `before` is what the web hook was granted already: only more of it is asked for. */
  check(actor: Actor, rules: WebHookRules, before?: WebHookRules): void {
    const faults = this.faultsOf(rules, before);
    if (faults.length) throw invalid(faults);
    this.refuseBeyond(actor, rules, before);
  }

  /** Refuses what would tell more than its maker may see. */
  refuseBeyond(actor: Actor, rules: WebHookRules, before?: WebHookRules): void {
    this.refuseUnseen(actor, rules);
    if (rules.identification && !isWithin(before, rules)) refuseBeyondOwn(actor, [GRANT_IDENTIFICATION]);
  }

  /** What is wrong with the rules, whoever made them. */
  faultsOf(rules: WebHookRules, before?: WebHookRules): readonly FieldFault[] {
    const fault = this.addressFault(rules.address);
    const types = new Set(this.catalogue.objectTypes().map(({ name }) => name));
    // A type whose package left may stay on the list.
    const known = new Set([...types, ...(before?.objectTypes ?? [])]);
    return [
      ...(fault ? [{ pointer: '/address', reason: fault }] : []),
      ...strangers(rules.objectTypes, known, '/objectTypes'),
      ...strangers(rules.actions, new Set(BUILT_IN_ACTIONS), '/actions'),
    ];
  }

  private addressFault(address: string): string | undefined {
    const url = URL.parse(address);
    if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return 'not-a-web-address';
    const literal = literalAddressOf(url);
    return literal !== undefined && isPrivate(literal) && !this.configuration.hooks.privateAddresses ? 'private-address' : undefined;
  }

  private refuseUnseen(actor: Actor, { objectTypes }: WebHookRules): void {
    const wanted = this.catalogue.objectTypes().filter(({ name }) => objectTypes.length === 0 || objectTypes.includes(name));
    refuseBeyondOwn(actor, wanted.map(({ permission }) => permission));
  }
}

// The grant was for this address, these types and these actions; an empty list means all.
function isWithin(before: WebHookRules | undefined, after: WebHookRules): boolean {
  const isPart = (wanted: readonly string[], granted: readonly string[]) => granted.length === 0 || (wanted.length > 0 && wanted.every((one) => granted.includes(one)));
  return before?.identification === true && before.address === after.address
    && isPart(after.objectTypes, before.objectTypes) && isPart(after.actions, before.actions);
}

const strangers = (names: readonly string[], known: ReadonlySet<string>, at: string) =>
  names.flatMap((name, index) => (known.has(name) ? [] : [{ pointer: `${at}/${index}`, reason: 'not-a-choice' }]));
