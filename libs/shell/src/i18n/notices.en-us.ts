/** What is said about notices. */
export const noticesEnglish = {
  title: 'Notices',
  unread: { one: '{{count}} unread notice', other: '{{count}} unread notices' },
  new: 'New',
  text: 'What waits for your decision, what became of your proposals, and what no verified address or number of yours could be told. Verify one under My account, and you hear of it there, too.',
  none: 'No notices',
  noneText: 'What concerns your record or your account appears here when no address or number of yours is verified.',
  markRead: 'Mark as read',
  markReadOf: 'Mark as read: {{subject}}',
  markAll: 'Mark all as read',
  allRead: 'All notices are marked as read.',
  older: 'Older notices',
} as const;
