import { Inject, Injectable } from '@nestjs/common';
import { Catalogue, ownOf, partsOfPath, type Configuration, type Json, type PartChange } from '@tessera/engine';
import { ConfigurationUsage, ConnectorSettings, type PreparedChange, type ProposedSecrets } from '@tessera/store';
import { ConnectorKeep } from '../connectors/connector-keep.js';
import { BadConfiguration, type Configuration as Environment } from '../house/configuration.js';
import { CONFIGURATION } from '../house/tokens.js';
import { HookSecrets, newHookSecret } from '../web-hooks/hook-secrets.js';
import { secretReferenceOf } from './secret-references.js';

/** A secret that is called but neither there nor given. */
export interface MissingSecret {
  readonly path: string;
  /** The environment variable that it can be given by. */
  readonly reference: string;
}

/** How far whoever applies is trusted with secrets. */
export interface SecretPolicy {
  /** At the command line of the house: secrets come from the environment and follow to other addresses. Over HTTP they do neither. */
  readonly trusted: boolean;
  /** Whether the key of the house is at hand. */
  readonly hasKey: boolean;
  /** Secrets that waited with a proposal, by connector: what its author had typed counts as it was sealed. */
  readonly proposed?: ReadonlyMap<string, ProposedSecrets>;
}

type Sealed = Pick<PreparedChange, 'settings' | 'hookSecret'>;

/** Finds the secrets that files call by reference: in the environment, else what is sealed already. */
@Injectable()
export class SecretKeeper {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly keep: ConnectorKeep,
    private readonly stored: ConnectorSettings,
    private readonly hooks: HookSecrets,
    private readonly usage: ConfigurationUsage,
    @Inject(CONFIGURATION) private readonly environment: Pick<Environment, 'secrets'>,
  ) {}

  /** The secrets that would be missing after these changes. */
  async missing(changes: readonly PartChange[], policy: SecretPolicy): Promise<readonly MissingSecret[]> {
    const missing: MissingSecret[] = [];
    for (const change of changes.filter(({ path, after }) => after && path.startsWith('connectors/'))) {
      const { name, calls, found } = await this.look(change, policy);
      if (policy.proposed?.has(name)) continue;
      missing.push(...calls.filter(([name]) => !found.has(name)).map(([, reference]) => ({ path: change.path, reference })));
    }
    for (const { path, before, after } of changes.filter((one) => one.path.startsWith('web-hooks/'))) {
      const reference = secretReferenceOf(after?.['secret']);
      if (reference !== undefined && !before && this.givenFor(reference, policy) === undefined) missing.push({ path, reference });
    }
    return missing;
  }

  /** Connectors that stay as they are, but whose missing secrets are given now. */
  async completed(target: Configuration, changes: readonly PartChange[], policy: SecretPolicy): Promise<readonly PartChange[]> {
    const completed: PartChange[] = [];
    for (const [path, content] of target) {
      if (!path.startsWith('connectors/') || changes.some((change) => change.path === path)) continue;
      const change = { path, before: content, after: content };
      const { found, known } = await this.look(change, policy);
      if ([...found.keys()].some((name) => !known.includes(name))) completed.push(change);
    }
    return completed;
  }

  /** What of a change does not stand in files. */
  async prepare(change: PartChange, id: string, policy: SecretPolicy): Promise<Sealed> {
    if (!change.after) return {};
    if (change.path.startsWith('connectors/')) return { settings: await this.settingsOf(change, policy) };
    return change.path.startsWith('web-hooks/') ? this.hookSecretOf(change, id, policy) : {};
  }

  private async settingsOf(change: PartChange, policy: SecretPolicy): Promise<NonNullable<Sealed['settings']>> {
    const { name, calls, found, sealed, isKept } = await this.look(change, policy);
    const proposed = policy.proposed?.get(name);
    const open = Object.fromEntries(Object.entries((change.after?.['settings'] ?? {}) as Json).filter(([key]) => !calls.some(([one]) => one === key)));
    if (proposed) return { open, ...proposed, secretRefs: Object.fromEntries(calls) };
    const secretsSet = [...found.keys()].sort();
    const given = isKept ? sealed : secretsSet.length > 0 ? this.seal(() => this.keep.seal({ name }, Object.fromEntries([...found].map(([key, read]) => [key, read()]))), policy) : undefined;
    return { open, secretsSet, secretRefs: Object.fromEntries(calls), ...(given && { sealed: given }) };
  }

  // Whoever applies over HTTP may not read secrets: what is sealed must not follow to another place unseen.
  private async look({ path, after }: PartChange, policy: SecretPolicy) {
    const [, name = ''] = partsOfPath(path);
    const settings = (after?.['settings'] ?? {}) as Json;
    const fields = this.catalogue.connectors().find((one) => one.name === name)?.settings ?? {};
    const calls = Object.entries(settings).flatMap(([key, value]): (readonly [string, string])[] => {
      const reference = ownOf(fields, key)?.kind === 'secret' ? secretReferenceOf(value) : undefined;
      return reference === undefined ? [] : [[key, reference]];
    });
    const stored = await this.stored.read(name);
    const isSamePlace = stored !== undefined && Object.keys(fields).every((key) => fields[key]?.kind !== 'text' || stored.settings[key] === settings[key]);
    const mayFollow = policy.trusted || isSamePlace;
    const found = new Map<string, () => unknown>();
    for (const [key, reference] of mayFollow ? calls : []) {
      const given = this.givenFor(reference, policy);
      if (given !== undefined) found.set(key, () => given);
      else if (stored?.secretsSet.includes(key)) found.set(key, () => this.keep.secretsOf(stored)[key]);
    }
    const isKept = [...found.keys()].sort().join() === stored?.secretsSet.join() && !calls.some(([key, reference]) => found.has(key) && this.givenFor(reference, policy) !== undefined);
    return { name, calls, found, sealed: stored?.sealed, isKept, known: stored?.secretsSet ?? [] };
  }

  // A new one that nobody has given gets one that nobody knows: its page makes another one and shows it.
  private async hookSecretOf({ path, before, after }: PartChange, id: string, policy: SecretPolicy): Promise<Sealed> {
    const given = this.givenFor(secretReferenceOf(after?.['secret']) ?? '', policy);
    if (before && given === undefined) return {};
    const [, name = ''] = partsOfPath(path);
    const nth = Number(/~~(\d+)$/.exec(path)?.[1] ?? 1);
    const known = before ? (await this.usage.hooks()).find((hook) => hook.name === name && hook.nth === nth)?.id : undefined;
    return { hookSecret: this.seal(() => this.hooks.seal(known ?? id, given ?? newHookSecret()), policy) };
  }

  // Only at the command line: over HTTP, one connector could call the secret of another one, or take its own to a new address in two steps.
  private givenFor(reference: string, { trusted }: SecretPolicy): string | undefined {
    return trusted ? this.environment.secrets.get(reference) : undefined;
  }

  private seal(work: () => Buffer, { hasKey }: SecretPolicy): Buffer {
    if (!hasKey) throw new BadConfiguration(['TESSERA_KEY is missing, and secrets have to be sealed. Give the key that the house was first started with.']);
    return work();
  }
}
