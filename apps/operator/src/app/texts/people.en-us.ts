/** Sentences about people: how they are reached, and what refers to them. */
export const peopleEnglish = {
  contacts: {
    title: 'Contacts',
    none: 'Nothing yet',
    verified: 'Verified',
    notVerified: 'Not verified',
    by: 'by {{name}}',
    send: 'Send a code',
    sendOf: 'Send a code to {{to}}',
    sent: 'A code is on its way to {{to}}. It is entered under My account, within 10 minutes.',
    mark: 'Mark as verified',
    markOf: 'Mark {{to}} as verified',
    marked: '{{what}} is verified.',
    markQuestion: 'Is {{contact}} really theirs?',
    markText: 'The record says that you answer for it, and in which position. From then on notices and links for a new password go there.',
    documentExpired: 'Document expired on {{day}}',
    verifiedBadge: { email: 'E-mail verified', phone: 'Phone verified' },
  },
  related: { none: 'None.', all: 'Show all' },
} as const;
