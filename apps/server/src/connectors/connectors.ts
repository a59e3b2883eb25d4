import { Injectable } from '@nestjs/common';
import { Refusal, type Capabilities, Catalogue } from '@tessera/engine';
import type { AnyConnector, Capability } from '@tessera/plugin-api';
import { ConnectorKeep, type OpenedSettings } from './connector-keep.js';
import { HouseServices } from '../mail/house-services.js';
import { HealthBook } from './health-book.js';

type Choices = Readonly<Record<string, string>>;
interface Remembered<V> { readonly version: string; readonly at: number; readonly value: V }

const REMEMBER_LIST = 60_000;

/** The capabilities of the house and of installed connectors, with the settings that are stored right now. */
@Injectable()
export class Connectors implements Capabilities {
  private readonly connections = new Map<string, Remembered<unknown>>();
  private readonly lists = new Map<string, Remembered<Choices>>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly keep: ConnectorKeep,
    private readonly health: HealthBook,
    private readonly house: HouseServices,
  ) {}

  /** One connection per revision of the settings, so that tokens and circuit breakers outlive a call. */
  async use<C>(capability: Capability<C>): Promise<C> {
    const ours = this.house.find(capability.name);
    if (ours !== undefined) return ours as C;
    const connector = this.connectorFor(capability.name);
    const settings = await this.keep.open(connector);
    const known = this.connections.get(connector.name);
    if (known?.version === settings.version) return known.value as C;
    const value = this.watched(connector.name, connector.connect(valuesOf(settings)));
    this.connections.set(connector.name, { version: settings.version, at: Date.now(), value });
    return value as C;
  }

  /** Choices of a connector's list. A partner that is away is forgiven as long as its last list is known. */
  async list(capability: string, list: string): Promise<Choices> {
    const connector = this.connectorFor(capability);
    const ask = connector.lists?.[list];
    if (!ask) throw new Refusal('connector-has-no-list', { connector: connector.title, list });
    const settings = await this.keep.open(connector);
    const key = `${connector.name}/${list}`;
    const known = this.lists.get(key);
    if (known?.version === settings.version && Date.now() - known.at < REMEMBER_LIST) return known.value;
    try {
      const value = await ask(valuesOf(settings));
      this.health.worked(connector.name);
      this.lists.set(key, { version: settings.version, at: Date.now(), value });
      return value;
    } catch (error) {
      this.health.failed(connector.name, error);
      if (known) return known.value;
      throw new Refusal('connector-away', { connector: connector.title });
    }
  }

  private connectorFor(capability: string): AnyConnector {
    const connector = this.catalogue.connectorFor(capability);
    if (!connector) throw new Refusal('connector-not-installed', { capability });
    return connector;
  }

  // Every call through a connection tells how the partner is doing.
  private watched(name: string, connection: unknown): unknown {
    if (typeof connection !== 'object' || connection === null) return connection;
    return new Proxy(connection, {
      get: (target, key) => {
        const member: unknown = Reflect.get(target, key);
        if (typeof member !== 'function') return member;
        return (...given: unknown[]) => this.observed(name, Reflect.apply(member, target, given));
      },
    });
  }

  private observed(name: string, result: unknown): unknown {
    if (!(result instanceof Promise)) return result;
    return result.then(
      (value: unknown) => (this.health.worked(name), value),
      (error: unknown) => {
        this.health.failed(name, error);
        throw error;
      },
    );
  }
}

/** Settings as a connector's functions take them: their type is the connector's own affair. */
export const valuesOf = ({ values }: OpenedSettings): never => JSON.parse(values.reveal()) as never;
