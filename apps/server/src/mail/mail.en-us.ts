/** What the server says about messages. */
export const mailEnglish = {
  'template-has-no-sms.title': 'No short form',
  'template-has-no-sms.detail': 'The template {template} has no text for phones. Write one and try again.',
  'unknown-template.title': 'There is no such template',
  'unknown-template.detail': 'No installed package brings a template {template}.',
  'value-missing.title': 'The message is not complete',
  'value-missing.detail': 'The template {template} needs these values, too: {missing}.',
  'mail-not-set-up.title': 'No mail server is set up',
  'mail-not-set-up.detail': 'Set up the mail connector first. Until then mails stay in the outbox.',
  'sms-not-set-up.title': 'No SMS gateway is set up',
  'sms-not-set-up.detail': 'Set up the SMS connector first. Until then short messages stay in the outbox.',
  'message-not-waiting.title': 'This message is not sent again',
  'message-not-waiting.detail': 'Only messages that failed or stayed here are sent again.',
} as const;
