/** Sentences about password letters in English. */
export const lettersEnglish = {
  title: 'Password letter',
  once: 'This letter is shown this once. Print it now, or hand the password over.',
  ask: 'Whoever is to have it is in front of you? It is shown once only.',
  show: 'Show the letter',
  print: 'Print',
  close: 'Cancel',
  gone: 'The letter was shown already, or waited too long. Reset the password for a new one.',
  hello: 'Hello {{name}},',
  text: 'here is your first password for Tessera. You choose one of your own when you sign in.',
  address: 'Address',
  userName: 'User name',
  password: 'First password',
  care: 'Do not show this letter to anybody, and destroy it once you have signed in.',
} as const;
