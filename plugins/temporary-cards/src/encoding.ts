import type { AttributesOf, DeviceReceipt, Fields, Step } from '@tessera/plugin-api';
import type { temporaryCard } from './temporary-card.js';

type Attributes = AttributesOf<typeof temporaryCard>;

/** Whether a card is encoded when it changes hands, or gets more days. */
export const encodeOption = {
  encode: {
    kind: 'boolean',
    title: 'Encode the temporary card',
    help: 'The card is put in the reader and gets a new PIN and PUK. One card at a time.',
    initial: false,
  },
} as const satisfies Fields;

const isOn = { option: 'encode', is: true } as const;

/** The steps at the reader. */
export const encodingSteps = [
  { title: 'Put the card in the reader', text: 'The card is encoded with a profile, a PIN and a PUK.', when: isOn },
  {
    title: 'Encode',
    text: 'Leave the card in the reader until the encoding has ended.',
    when: isOn,
    fields: { encoding: { kind: 'device', title: 'Card reader', action: 'encode-card', expects: 'chipSerial' } },
  },
] as const satisfies readonly Step[];

/** Refusals at the reader. */
export const encodingRefusals = {
  'wrong-card-in-reader': 'The card in the reader ({found}) is not this card ({expected}). Put the right card in the reader and start again.',
  'chip-of-another-card': 'The chip in the reader belongs to card {card}. Put the right card in the reader and start again.',
} as const;

/** What writing down an encoding needs of a run. */
interface AtTheReader {
  readonly subjects: readonly { readonly id: string }[];
  find(where: { readonly attributes: Attributes }): Promise<readonly { readonly id: string; readonly attributes: Attributes }[]>;
  refuse(reason: string, details?: Readonly<Record<string, string | number>>): never;
}

/** What an encoding writes on the card; nothing when there was none. Refuses the chip of another card. */
export async function encoded(run: AtTheReader, receipt: DeviceReceipt | undefined): Promise<Pick<Attributes, 'chipSerial' | 'secretsRef'>> {
  if (!receipt) return {};
  const { chipSerial, secretsRef } = receipt;
  const subjects = new Set(run.subjects.map(({ id }) => id));
  const other = (await run.find({ attributes: { chipSerial } })).find(({ id }) => !subjects.has(id));
  if (other) run.refuse('chip-of-another-card', { card: other.attributes.cardNumber ?? other.id });
  return { chipSerial, secretsRef };
}
