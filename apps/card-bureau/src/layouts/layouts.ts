/** One field that a layout prints or encodes. */
export interface InputField {
  readonly name: string;
  readonly label: string;
  readonly type: 'text' | 'choice';
  readonly required: boolean;
  readonly maxLength?: number;
  readonly valueList?: readonly { readonly index: number; readonly label: string }[];
}

/** What the bureau can produce. */
export interface Layout {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly articles: readonly { readonly articleId: string; readonly name: string }[];
  readonly inputFields: readonly InputField[];
}

const chipCard = { articleId: 'chip-card', name: 'Contactless chip card' };

/** The layouts this bureau ships with; each can be ordered by card id alone. */
export const LAYOUTS: readonly Layout[] = [
  {
    id: 'standard',
    name: 'Standard temporary card',
    description: 'Neutral card for employees who forgot or lost their own.',
    articles: [chipCard],
    inputFields: [{ name: 'printedText', label: 'Printed text', type: 'text', required: false, maxLength: 30 }],
  },
  {
    id: 'visitor',
    name: 'Visitor card',
    description: 'Card with a broad coloured stripe and a lanyard.',
    articles: [chipCard, { articleId: 'lanyard', name: 'Lanyard' }],
    inputFields: [
      {
        name: 'stripe',
        label: 'Colour of the stripe',
        type: 'choice',
        required: false,
        valueList: [
          { index: 1, label: 'green' },
          { index: 2, label: 'yellow' },
          { index: 3, label: 'red' },
        ],
      },
    ],
  },
  {
    id: 'contractor',
    name: 'Contractor card',
    description: 'Card with a company line and a clip.',
    articles: [chipCard, { articleId: 'clip', name: 'Clip' }],
    inputFields: [
      { name: 'company', label: 'Company', type: 'text', required: false, maxLength: 60 },
      { name: 'printedText', label: 'Printed text', type: 'text', required: false, maxLength: 30 },
    ],
  },
];
