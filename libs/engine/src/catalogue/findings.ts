import type { Fault } from './installed-package.js';

/** Collects faults; knows where in which package it is looking. */
export class Findings {
  constructor(
    readonly faults: Fault[] = [],
    private readonly path: readonly string[] = [],
  ) {}

  /** Findings one level further in: first the package, then its parts. */
  within(place: string): Findings {
    return new Findings(this.faults, [...this.path, place]);
  }

  /** Notes a fault here. */
  add(cause: string, fix: string): void {
    const [name = '', ...where] = this.path;
    this.faults.push({ package: name, where: where.join(', '), cause, fix });
  }

  /** Notes a fault unless the claim holds. */
  expect(claim: boolean, cause: string, fix: string): void {
    if (!claim) this.add(cause, fix);
  }
}
