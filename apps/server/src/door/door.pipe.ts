import { Injectable, ValidationPipe, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { faultsOf, invalid, invalidAt } from './faults.js';

/** Checks what is sent against its shape: nothing unknown, nothing missing, nothing of another type. */
@Injectable()
export class DoorPipe implements PipeTransform {
  private readonly inner = new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    validationError: { target: false, value: true },
    exceptionFactory: (errors) => invalid(faultsOf(errors)),
  });

  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (!isShape(metadata.metatype) || (metadata.type !== 'body' && metadata.type !== 'query')) return value;
    const sent = value ?? {};
    // The validator would look inside arrays and texts as if they were objects.
    if (typeof sent !== 'object' || Array.isArray(sent)) throw invalidAt('', 'wrong-type');
    const { gather } = metadata.metatype as Gathering;
    return this.inner.transform(gather ? gather(sent as Record<string, unknown>) : sent, metadata) as Promise<unknown>;
  }
}

/** A shape may bring what it is sent into order before it is checked. */
interface Gathering {
  readonly gather?: (sent: Readonly<Record<string, unknown>>) => Record<string, unknown>;
}

const PLAIN: readonly unknown[] = [String, Number, Boolean, Object, Array];

const isShape = (metatype: ArgumentMetadata['metatype']): boolean => metatype !== undefined && !PLAIN.includes(metatype);
