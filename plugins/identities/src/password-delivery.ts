import type { Fields } from '@tessera/plugin-api';

/** How somebody gets a password that the house has made up. */
export const passwordDelivery = {
  UsersPasswordDelivery: {
    kind: 'choice',
    title: 'Delivery of the password',
    help: 'A letter is shown once, to whoever has asked for it. Mail goes to the verified address, or else to the one on the record.',
    choices: { print: 'Print a letter', email: 'Send by e-mail', nopassword: 'No password' },
    initial: 'print',
  },
} as const satisfies Fields;
