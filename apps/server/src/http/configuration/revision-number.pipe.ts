import { Injectable, type PipeTransform } from '@nestjs/common';
import { NotFound } from '@tessera/engine';

/** The number of a revision in an address; what cannot be one is not there. */
@Injectable()
export class RevisionNumberPipe implements PipeTransform<string, number> {
  transform(sent: string): number {
    if (!/^[1-9]\d{0,8}$/.test(sent)) throw new NotFound('revision', sent.slice(0, 20));
    return Number(sent);
  }
}
