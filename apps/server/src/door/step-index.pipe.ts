import { Injectable, type PipeTransform } from '@nestjs/common';
import { NotFound } from '@tessera/engine';

/** The number of a step in an address. */
@Injectable()
export class StepIndexPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (!/^\d{1,3}$/.test(value)) throw new NotFound('step', value.slice(0, 20));
    return Number(value);
  }
}
