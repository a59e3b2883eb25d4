import { Inject, Injectable } from '@nestjs/common';
import { Conflict, type AuditEntry, Catalogue, type Engine, type Json, signatureOf } from '@tessera/engine';
import type { AnyConnector, Field, Fields } from '@tessera/plugin-api';
import { ConnectorSettings, type ConnectorHealth, type StoredConnectorSettings } from '@tessera/store';
import type { Caller, Language } from '../access/caller.js';
import { invalid } from '../door/faults.js';
import { newId } from '../house/new-id.js';
import { ENGINE } from '../house/tokens.js';
import { ConnectorKeep } from './connector-keep.js';
import type { ConnectorList, ConnectorTestView, ConnectorView, HealthView } from './connector.models.js';
import { ConnectorTester } from './connector-tester.js';

type Stored = Omit<StoredConnectorSettings, 'sealed'>;

/** Shows and changes connectors' settings; secrets go in and never come out. */
@Injectable()
export class ConnectorDesk {
  constructor(
    private readonly keep: ConnectorKeep,
    private readonly stored: ConnectorSettings,
    private readonly tester: ConnectorTester,
    @Inject(ENGINE) private readonly engine: Engine,
  ) {}

  async list(language: Language): Promise<ConnectorList> {
    const [settings, health] = await Promise.all([this.stored.list(), this.stored.listHealth()]);
    const view = (connector: AnyConnector) =>
      this.view(connector, settings.find(({ name }) => name === connector.name), healthOf(health, connector), language);
    return { items: this.engine.catalogue.connectors().map(view) };
  }

  async read(name: string, language: Language): Promise<ConnectorView> {
    const connector = this.keep.connector(name);
    const [settings, health] = await Promise.all([this.stored.read(name), this.stored.listHealth()]);
    return this.view(connector, settings, healthOf(health, connector), language);
  }

  async save(caller: Caller, wanted: { name: string; revision: number; settings: Json }, language: Language): Promise<ConnectorView> {
    const connector = this.keep.connector(wanted.name);
    const before = await this.keep.present(connector);
    const kept = keptSecrets(connector.settings, wanted.settings, before);
    const values = { ...wanted.settings, ...Object.fromEntries(kept.map((name) => [name, before[name]])) };
    const { faults, values: checked } = await this.engine.forms.checkOptions(connector.settings, values, '/settings');
    if (faults.length) throw invalid(faults);
    if (pointsElsewhere(connector.settings, before, checked)) refuseKept(kept);
    try {
      await this.keep.save(connector, checked, wanted.revision, savedEntry(caller, connector, before, checked));
    } catch (error) {
      throw error instanceof Conflict ? new Conflict(error.reason, await this.read(wanted.name, language)) : error;
    }
    return this.read(wanted.name, language);
  }

  /** Takes a connector out of use: its settings and secrets are forgotten. */
  async reset(caller: Caller, name: string, revision: number, language: Language): Promise<ConnectorView> {
    const connector = this.keep.connector(name);
    const entry = { ...savedEntry(caller, connector, await this.keep.present(connector), {}), action: 'connector.reset' };
    try {
      await this.keep.reset(connector, revision, entry);
    } catch (error) {
      throw error instanceof Conflict ? new Conflict(error.reason, await this.read(name, language)) : error;
    }
    return this.read(name, language);
  }

  test(name: string, language: Language): Promise<ConnectorTestView> {
    return this.tester.test(this.keep.connector(name), language);
  }

  private view(connector: AnyConnector, stored: Stored | undefined, health: HealthView, language: Language): ConnectorView {
    return {
      name: connector.name,
      title: this.engine.catalogue.translate(connector.title, language),
      provides: connector.provides.name,
      fields: translated(this.engine.catalogue, connector.settings, language),
      settings: { ...stored?.settings },
      secretsSet: [...(stored?.secretsSet ?? [])],
      revision: stored?.revision ?? 0,
      ...(stored ? { changedAt: stored.changedAt.toISOString(), changedBy: stored.changedBy } : {}),
      health,
    };
  }
}

// A secret that is left out stays; an empty one is forgotten.
function keptSecrets(fields: Fields, wanted: Json, before: Json): string[] {
  return Object.keys(fields).filter((name) => fields[name]?.kind === 'secret' && wanted[name] === undefined && before[name] !== undefined);
}

// Any text may be an address, or the account that a secret belongs to.
const pointsElsewhere = (fields: Fields, before: Json, after: Json): boolean =>
  Object.entries(fields).some(([name, { kind }]) => kind === 'text' && before[name] !== after[name]);

// Who may set up a connector may not read its secrets: they must not follow it to another place unseen.
function refuseKept(secrets: readonly string[]): void {
  if (secrets.length) throw invalid(secrets.map((name) => ({ pointer: `/settings/${name}`, reason: 'required' })));
}

function savedEntry(caller: Caller, connector: AnyConnector, before: Json, after: Json): AuditEntry {
  const names = Object.keys(connector.settings).filter((name) => before[name] !== after[name]);
  const change = (name: string) => (connector.settings[name]?.kind === 'secret' ? {} : { from: before[name], to: after[name] });
  return {
    id: newId(), at: new Date(), ...signatureOf(caller.actor), action: 'connector.saved',
    reason: connector.name, changed: Object.fromEntries(names.map((name) => [name, change(name)])),
  };
}

function healthOf(all: readonly ConnectorHealth[], { name }: AnyConnector): HealthView {
  const { lastSuccessAt, lastFailureAt, lastFailure } = all.find((one) => one.name === name) ?? {};
  const failing = lastFailureAt !== undefined && (lastSuccessAt === undefined || lastFailureAt > lastSuccessAt);
  return {
    state: failing ? 'failing' : lastSuccessAt ? 'healthy' : 'unknown',
    ...(lastSuccessAt ? { lastSuccess: lastSuccessAt.toISOString() } : {}),
    ...(lastFailureAt ? { lastFailure: lastFailureAt.toISOString() } : {}),
    ...(failing && lastFailure ? { cause: lastFailure } : {}),
  };
}

function translated(catalogue: Catalogue, fields: Fields, language: Language): Fields {
  const text = (english: string) => catalogue.translate(english, language);
  const one = (field: Field): Field => {
    const said = { ...field, title: text(field.title), ...(field.help ? { help: text(field.help) } : {}) };
    if (said.kind !== 'choice') return said;
    return { ...said, choices: Object.fromEntries(Object.entries(said.choices).map(([key, title]) => [key, text(title)])) };
  };
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, one(field)]));
}
