import { applyDecorators, Injectable, UseGuards, type CanActivate } from '@nestjs/common';
import { ApiServiceUnavailableResponse } from '@nestjs/swagger';
import { HttpTrouble } from '../problems/problem.js';
import { NodeBook } from './node-book.js';

const SECONDS = 3;

/** Nobody starts work on a node that runs other packages than most nodes. */
@Injectable()
export class AgreementGuard implements CanActivate {
  constructor(private readonly book: NodeBook) {}

  canActivate(): boolean {
    if (this.book.agrees) return true;
    throw new HttpTrouble({ status: 503, reason: 'node-differs', details: { seconds: SECONDS }, headers: { 'retry-after': String(SECONDS) } });
  }
}

/** An endpoint that runs what packages bring: refused while the node differs from the others. */
export const TakesWork = (): MethodDecorator =>
  applyDecorators(UseGuards(AgreementGuard), ApiServiceUnavailableResponse({ description: 'This node runs other packages than most; another node answers.' }));
