import { signatureOf } from '../access/index.js';
import type { Catalogue } from '../catalogue/index.js';
import { NotFound, Refusal } from '../errors.js';
import type { Forms } from '../fields/index.js';
import type { Actor, AuditEntry, ProcessList, ProcessListEntry } from '../model.js';
import type { Packages } from '../packages/index.js';
import type { EnginePorts } from '../ports/index.js';
import { checkDraft } from './draft.js';
import type { CheckedDraft, ProcessListDraft } from './draft.js';
import { effectsOf, takesAway } from './effects.js';
import { places, Rules } from './rules.js';
import type { Sentence, Warning } from './sentences.js';
import { needAttention, warningsOf } from './warnings.js';

/** What a draft would change for people, before it is saved. */
export interface Preview {
  readonly effects: readonly Sentence[];
  readonly warnings: readonly Warning[];
  /** Whether somebody loses something that works today. */
  readonly takesAway: boolean;
}

/** The rules of the house: which use cases are on where. Never serves a rule older than the revision it is asked for. */
export class ProcessLists {
  private known: Rules | undefined;

  constructor(
    private readonly ports: Pick<EnginePorts, 'processListStore' | 'newId' | 'now'>,
    private readonly catalogue: Catalogue,
    private readonly forms: Forms,
    private readonly packages: Packages,
  ) {}

  /** The rules at `revision` or newer; asks the store for the present revision when none is given. */
  async at(revision?: number): Promise<Rules> {
    const store = this.ports.processListStore;
    const wanted = revision ?? (await store.revision());
    if (this.known && this.known.revision >= wanted) return this.known;
    // The revision is read before the lists: what is saved in between is read again next time.
    const present = await store.revision();
    const read = new Rules(this.catalogue, present, await store.readAll(), await this.packages.at(present));
    if (!this.known || this.known.revision < present) this.known = read;
    return read;
  }

  /** What saving a draft would change. Throws `Refusal('invalid-input')` with all faults. */
  async preview(draft: ProcessListDraft): Promise<Preview> {
    const rules = await this.at();
    const entries = await this.checked(rules, draft);
    const next = this.withDraft(rules, { ...rules.list(draft.objectType, draft.place), entries });
    const before = rules.placed(draft.objectType, draft.place);
    const after = next.placed(draft.objectType, draft.place);
    return {
      effects: effectsOf(this.catalogue, before, after),
      warnings: this.warningsIn(next, draft.objectType),
      takesAway: takesAway(before, after),
    };
  }

  /** A draft's entries as they would be stored, and everything that is wrong with them. */
  async check(draft: ProcessListDraft): Promise<CheckedDraft> {
    const type = this.catalogue.objectTypes().find(({ name }) => name === draft.objectType);
    if (!type || !places(this.catalogue, type.name).includes(draft.place)) return { entries: [], faults: [{ pointer: '', reason: 'unknown-place' }] };
    const present = (await this.at()).list(draft.objectType, draft.place);
    return checkDraft(this.catalogue, this.forms, draft, present, () => this.ports.newId());
  }

  /** Saves a draft over `expectedRevision`; throws `Refusal` with all faults or `Conflict` with the present list. */
  async save(actor: Actor, draft: ProcessListDraft, expectedRevision: number): Promise<ProcessList> {
    const rules = await this.at();
    const entries = await this.checked(rules, draft);
    const { objectType, place } = draft;
    const at = this.ports.now();
    const list = { objectType, place, revision: expectedRevision, entries, changedAt: at, changedBy: actor.displayName };
    return this.ports.processListStore.save(list, expectedRevision, this.auditEntry(actor, rules.list(objectType, place), list));
  }

  /** Warnings about the lists of an object type as they are saved. */
  async warnings(objectType: string, revision?: number): Promise<readonly Warning[]> {
    this.catalogue.objectType(objectType);
    return this.warningsIn(await this.at(revision), objectType);
  }

  private warningsIn(rules: Rules, objectType: string): readonly Warning[] {
    return [...needAttention(rules.allTroubled(), objectType), ...warningsOf(this.catalogue, rules.all(), objectType, rules.asleep)];
  }

  private async checked(rules: Rules, draft: ProcessListDraft): Promise<readonly ProcessListEntry[]> {
    if (!places(this.catalogue, draft.objectType).includes(draft.place)) throw new NotFound('place', draft.place);
    const present = rules.list(draft.objectType, draft.place);
    const { entries, faults } = await checkDraft(this.catalogue, this.forms, draft, present, () => this.ports.newId());
    if (faults.length > 0) throw new Refusal('invalid-input', {}, faults);
    return entries;
  }

  private withDraft(rules: Rules, list: ProcessList): Rules {
    const others = this.catalogue
      .objectTypes()
      .flatMap((type) => rules.lists(type.name))
      .filter((one) => one.objectType !== list.objectType || one.place !== list.place);
    return new Rules(this.catalogue, rules.revision, [...others, list], rules.asleep);
  }

  private auditEntry(actor: Actor, before: ProcessList, after: ProcessList): AuditEntry {
    return {
      id: this.ports.newId(),
      at: this.ports.now(),
      ...signatureOf(actor),
      action: 'process-list.saved',
      objectType: after.objectType,
      reason: after.place,
      changed: { [after.place]: { from: before.entries, to: after.entries } },
    };
  }
}
