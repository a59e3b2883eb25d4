/** Why a password is not good enough, in Italian. */
export const passwordFaultsItalian = {
  'wrong-password': 'Questa non è la password attuale.',
  'too-many-attempts': 'Troppe password errate. Riprova tra {{seconds}} secondi.',
  'too-short': 'La nuova password deve avere almeno {{min}} caratteri.',
  'same-as-user-name': 'La nuova password è troppo simile al nome utente.',
  'too-simple': 'La nuova password deve avere almeno {{min}} caratteri diversi.',
  'contains-user-name': 'La nuova password non deve contenere il nome utente.',
  'contains-name': 'La nuova password non deve contenere una parte del nome.',
  'too-few-kinds': 'La nuova password richiede tre di questi tipi: maiuscole, minuscole, cifre, altri caratteri.',
  'same-as-before': 'La nuova password è quella attuale.',
  'used-before': "Questa password è già stata usata. Scegline un'altra.",
};
