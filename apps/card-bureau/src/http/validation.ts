import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { Problem, type Fault } from './problem.js';

const MOST_FAULTS = 50;

function faultsOf(errors: readonly ValidationError[], parent: string): readonly Fault[] {
  return errors.flatMap((error) => {
    const pointer = `${parent}/${error.property}`;
    const own = Object.values(error.constraints ?? {}).map((detail) => ({ pointer, detail }));
    return [...own, ...faultsOf(error.children ?? [], pointer)];
  });
}

/** Checks every body and query against its class and names what is wrong by JSON pointer. */
export function validation(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) =>
      new Problem(400, 'malformed-request', 'The request does not have the documented form.', faultsOf(errors, '').slice(0, MOST_FAULTS)),
  });
}
