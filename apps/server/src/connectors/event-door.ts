import { Inject, Injectable } from '@nestjs/common';
import { isAsleep, NotFound, type Engine } from '@tessera/engine';
import type { FastifyRequest } from 'fastify';
import { ENGINE } from '../house/tokens.js';
import { HttpTrouble } from '../problems/problem.js';
import { ConnectorKeep } from './connector-keep.js';
import { valuesOf } from './connectors.js';
import { RawBodies } from './raw-bodies.js';

/** Lets genuine messages of the outside in: the connector knows its partner's signature. */
@Injectable()
export class EventDoor {
  constructor(
    private readonly keep: ConnectorKeep,
    private readonly bodies: RawBodies,
    @Inject(ENGINE) private readonly engine: Engine,
  ) {}

  /** Takes a message; the same one again does nothing. */
  async receive(name: string, request: FastifyRequest): Promise<void> {
    const connector = this.keep.connector(name);
    if (!connector.receive) throw new NotFound('connector', name);
    const settings = await this.keep.open(connector).catch((error: unknown) => { throw later(error); });
    const event = connector.receive(valuesOf(settings), { headers: flat(request.headers), body: this.bodies.of(request) });
    if (!event) throw new HttpTrouble({ status: 401, reason: 'signature-wrong' });
    await this.engine.events.receive(connector.name, event);
  }
}

// The partner tells it again: nothing is lost while the package sleeps.
function later(error: unknown): unknown {
  return isAsleep(error) ? new HttpTrouble({ status: 503, reason: error.reason, details: error.details, headers: { 'retry-after': '60' } }) : error;
}

function flat(headers: FastifyRequest['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name.toLowerCase(), String(value)]])),
  );
}
