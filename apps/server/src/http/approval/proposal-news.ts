import { Inject, Injectable } from '@nestjs/common';
import { Catalogue, partTitles } from '@tessera/engine';
import type { HouseTemplateName } from '@tessera/plugin-api';
import { KeyHolders, PostgresStore, waitingNotice, type Proposal, type ProposedChange, type TellWithin } from '@tessera/store';
import { languageOf, Notices, type Addressee, type Told } from '../../accounts/notices.js';
import type { Language } from '../../access/caller.js';
import type { Configuration } from '../../house/configuration.js';
import { houseAddress } from '../../house/house-address.js';
import { CONFIGURATION } from '../../house/tokens.js';
import { say } from '../../texts/say.js';

/** The permission of whoever may decide. */
export const APPROVE = 'configuration:approve';

const NAMED = 3;

type About = Pick<ProposedChange, 'changes'> & { readonly id: string };

/** What people hear of proposals: those who may decide that one waits, and its author what became of it. */
@Injectable()
export class ProposalNews {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly holders: KeyHolders,
    private readonly notices: Notices,
    private readonly store: PostgresStore,
    @Inject(CONFIGURATION) private readonly configuration: Pick<Configuration, 'publicUrl' | 'host' | 'port'>,
  ) {}

  /** Says to everybody else who may approve that a change waits; written now, left in the transaction that keeps the proposal. */
  async waits(id: string, { authorId, authorName: author, reason, changes }: ProposedChange): Promise<TellWithin> {
    const people = (await this.holders.people(APPROVE)).filter((person) => person.id !== authorId);
    const values = { author, ...(reason !== undefined && { reason }) };
    return this.all(people.map((person) => this.told(person, 'change-waits', { id, ...(changes && { changes }) }, values)));
  }

  /** Says to the author what somebody else has decided. */
  async decided(proposal: Proposal, template: 'change-approved' | 'change-rejected' | 'change-outdated', values: Readonly<Record<string, string>> = {}): Promise<TellWithin> {
    const { id, about, changes, authorId } = proposal;
    const author = await this.store.readObject('identity', authorId);
    return this.all(author ? [this.told(author, template, { id, ...(about === 'configuration' && { changes }) }, values)] : []);
  }

  private async all(written: readonly Promise<Told>[]): Promise<TellWithin> {
    const all = await Promise.all(written);
    const told = { messages: all.flatMap(({ messages }) => messages), notices: all.flatMap(({ notices }) => notices) };
    return (within) => this.notices.put(within, told);
  }

  private told(person: Addressee, template: HouseTemplateName, about: About, values: Readonly<Record<string, string>>): Promise<Told> {
    const key = template === 'change-waits' ? waitingNotice(about.id) : `${template}/${about.id}`;
    return this.notices.tellInside(person, template, { ...values, changes: this.named(about, languageOf(person) as Language), link: this.address(about.id) }, key);
  }

  private named({ changes }: About, language: Language): string {
    if (!changes) return say(language, 'proposal-about-approval');
    const titles = partTitles(this.catalogue, changes.slice(0, NAMED).map(({ path }) => path), language).join(', ');
    return changes.length > NAMED ? `${titles} +${changes.length - NAMED}` : titles;
  }

  private address(id: string): string {
    return new URL(`/admin/configuration/proposals/${id}`, houseAddress(this.configuration)).href;
  }
}
