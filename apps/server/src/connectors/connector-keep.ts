import { Injectable } from '@nestjs/common';
import { asleep, Refusal, type AuditEntry, Catalogue, type Json } from '@tessera/engine';
import type { AnyConnector, Fields } from '@tessera/plugin-api';
import { ConnectorSettings, PluginPackages, type StoredConnectorSettings } from '@tessera/store';
import { Secret, Sealer } from '../secrets/index.js';

/** Settings with the secrets opened, for the connector's own eyes. */
export interface OpenedSettings {
  /** Other settings have another one, also after a connector was reset and its revisions began anew. */
  readonly version: string;
  readonly values: Secret;
}

/** Keeps connectors' settings: what is public in the open, all secrets together under one seal. */
@Injectable()
export class ConnectorKeep {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly stored: ConnectorSettings,
    private readonly sealer: Sealer,
    private readonly packages: PluginPackages,
  ) {}

  /** The settings of a connector as its functions take them; throws `Refusal('connector-not-set-up')`, or `Refusal('package-asleep')`. */
  async open(connector: AnyConnector): Promise<OpenedSettings> {
    const { name } = this.catalogue.packageOf(connector);
    const [stored, { enabled }] = await Promise.all([this.stored.read(connector.name), this.packages.read(name)]);
    if (!enabled) throw asleep(name);
    if (!stored) throw new Refusal('connector-not-set-up', { connector: connector.title });
    const waiting = Object.keys(stored.secretRefs).filter((name) => !stored.secretsSet.includes(name));
    if (waiting.length > 0) throw new Refusal('connector-waits', { connector: connector.title, secrets: waiting.map((name) => stored.secretRefs[name]).join(', ') });
    return { version: `${stored.revision} ${stored.changedAt.toISOString()}`, values: new Secret(JSON.stringify({ ...stored.settings, ...this.secretsOf(stored) })) };
  }

  /** All values together, also of a connector that nobody has set up. */
  async present(connector: AnyConnector): Promise<Json> {
    const stored = await this.stored.read(connector.name);
    return stored ? { ...stored.settings, ...this.secretsOf(stored) } : {};
  }

  /** Replaces all values; `expectedRevision` 0 makes the first ones. */
  async save(connector: AnyConnector, values: Json, expectedRevision: number, audit: AuditEntry): Promise<StoredConnectorSettings> {
    const secrets = pick(values, connector.settings, true);
    const names = Object.keys(secrets).sort();
    const sealed = names.length ? { sealed: this.seal(connector, secrets) } : {};
    const settings = pick(values, connector.settings, false);
    return this.stored.save({ name: connector.name, settings, secretsSet: names, ...sealed }, expectedRevision, audit);
  }

  /** Forgets all values: the connector is as if nobody had set it up. */
  reset({ name }: AnyConnector, expectedRevision: number, audit: AuditEntry): Promise<void> {
    return this.stored.remove(name, expectedRevision, audit);
  }

  /** The connector of that name; throws `NotFound`. */
  connector(name: string): AnyConnector {
    return this.catalogue.connector(name);
  }

  /** The connector that provides a capability, if one is installed. */
  connectorFor(capability: string): AnyConnector | undefined {
    return this.catalogue.connectorFor(capability);
  }

  /** Secrets as they are stored: under one seal. */
  seal(connector: Pick<AnyConnector, 'name'>, secrets: Json): Buffer {
    return this.sealer.seal(JSON.stringify(secrets), purposeOf(connector.name));
  }

  /** The secrets of stored settings. */
  secretsOf({ name, sealed }: StoredConnectorSettings): Json {
    return sealed ? (JSON.parse(this.sealer.open(sealed, purposeOf(name))) as Json) : {};
  }
}

const purposeOf = (name: string): string => `connector:${name}`;

function pick(values: Json, fields: Fields, secret: boolean): Json {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value !== undefined && Object.hasOwn(fields, name) && (fields[name]?.kind === 'secret') === secret),
  );
}
