import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { PassThrough, type Readable } from 'node:stream';

const EVENTS = /^\/api\/connectors\/[^/?]+\/events(\?|$)/;

/** Keeps what connectors' partners sent byte by byte, because that is what they have signed. */
@Injectable()
export class RawBodies implements OnModuleInit {
  private readonly bodies = new WeakMap<FastifyRequest, Buffer[]>();

  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('preParsing', async (request, _reply, payload) =>
      request.method === 'POST' && EVENTS.test(request.url) ? this.kept(request, payload as Readable) : payload,
    );
  }

  /** The body of a request as it came. */
  of(request: FastifyRequest): string {
    return Buffer.concat(this.bodies.get(request) ?? []).toString('utf8');
  }

  private kept(request: FastifyRequest, payload: Readable): Readable {
    const chunks: Buffer[] = [];
    this.bodies.set(request, chunks);
    const copy = new PassThrough();
    payload.on('data', (chunk: Buffer) => chunks.push(chunk));
    payload.on('error', (error) => copy.destroy(error));
    return payload.pipe(copy);
  }
}
