import { Injectable } from '@nestjs/common';
import { Catalogue, Refusal, type ObjectRecord } from '@tessera/engine';
import { ObjectQueries } from '@tessera/store';
import { ENCODE_CARD } from './encoder.js';

/** Knows which card a chip belongs to. */
@Injectable()
export class ChipOwners {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly objects: ObjectQueries,
  ) {}

  /** Refuses a chip that another object has than the one that is being encoded. */
  async refuseOther(chipSerial: string, subjectId: string | undefined): Promise<void> {
    for (const { objectType, attribute } of this.places()) {
      const { items } = await this.objects.search({ objectType, attributes: { [attribute]: chipSerial }, limit: 2 });
      const other = items.find(({ id }) => id !== subjectId);
      if (other) throw new Refusal('chip-of-another-card', { found: chipSerial, card: this.labelOf(other) });
    }
  }

  // Wherever some use case compares a chip before it is encoded.
  private places(): readonly { readonly objectType: string; readonly attribute: string }[] {
    const places = this.catalogue.useCases().flatMap(({ objectType, steps }) =>
      steps.flatMap(({ fields = {} }) => Object.values(fields)).flatMap((field) =>
        field.kind === 'device' && field.action === ENCODE_CARD && field.expects !== undefined
          ? [[`${objectType.name} ${field.expects}`, { objectType: objectType.name, attribute: field.expects }] as const]
          : []));
    return [...new Map(places).values()];
  }

  private labelOf({ id, objectType, attributes }: ObjectRecord): string {
    return String(attributes[this.catalogue.objectType(objectType).label] ?? id.slice(-8));
  }
}
