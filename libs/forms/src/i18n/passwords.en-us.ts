/** Why a password is not good enough, in English. */
export const passwordFaultsEnglish = {
  'wrong-password': 'This is not the present password.',
  'too-many-attempts': 'Too many wrong passwords. Try again in {{seconds}} seconds.',
  'too-short': 'The new password needs at least {{min}} characters.',
  'same-as-user-name': 'The new password is too close to the user name.',
  'too-simple': 'The new password needs at least {{min}} different characters.',
  'contains-user-name': 'The new password must not contain the user name.',
  'contains-name': 'The new password must not contain a part of the name.',
  'too-few-kinds': 'The new password needs three of these: capitals, small letters, digits, other characters.',
  'same-as-before': 'The new password is the present one.',
  'used-before': 'This password was used before. Choose another one.',
} as const;
