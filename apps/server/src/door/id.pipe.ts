import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { NotFound } from '@tessera/engine';
import { isUUID } from 'class-validator';

/** An id in an address; something that is no id names nothing that exists. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string, metadata: ArgumentMetadata): string {
    if (!isUUID(value, 'all')) throw new NotFound(metadata.data ?? 'thing', value.slice(0, 100));
    return value.toLowerCase();
  }
}
