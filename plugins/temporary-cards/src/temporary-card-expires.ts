import { defineTemplate } from '@tessera/plugin-api';

/** What a holder reads before a temporary card expires. */
export const temporaryCardExpires = defineTemplate({
  name: 'temporary-card-expires',
  title: 'A temporary card expires soon',
  placeholders: {
    name: { title: 'Name of the holder', kind: 'text', sample: 'Anna Rossi' },
    cardNumber: { title: 'Card number', kind: 'text', sample: 'TC-000042' },
    validTo: { title: 'Last day of validity', kind: 'date', sample: '2026-11-30' },
    days: { title: 'Days until then', kind: 'integer', sample: 3 },
  },
  texts: {
    'en-US': {
      subject: 'Your temporary card {{cardNumber}} expires on {{validTo}}',
      text: 'Hello {{name}},\n\nyour temporary card {{cardNumber}} is valid until {{validTo}}. Days left: {{days}}.\n\nBring it back to the desk by then, or ask there to have it extended.',
      sms: 'Your temporary card {{cardNumber}} is valid until {{validTo}}. Bring it back to the desk, or have it extended.',
    },
    'it-IT': {
      subject: 'La carta temporanea {{cardNumber}} scade il {{validTo}}',
      text: 'Buongiorno {{name}},\n\nla carta temporanea {{cardNumber}} è valida fino al {{validTo}}. Giorni rimasti: {{days}}.\n\nRiportala allo sportello entro quella data, oppure chiedi lì di prorogarla.',
      sms: 'La carta temporanea {{cardNumber}} è valida fino al {{validTo}}. Riportala allo sportello o chiedi la proroga.',
    },
  },
});
