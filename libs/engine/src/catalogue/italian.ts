import { planItalian } from '../configuration/plan/italian.js';
import type { Translations } from './installed-package.js';

/** The engine's own sentences in Italian; packages bring theirs. */
export const italian: Translations = {
  ...planItalian,
  on: 'sì',
  off: 'no',
  new: 'nuovo',
  'Some answers do not fit. Correct them and go on.': 'Alcune risposte non vanno bene. Correggile e prosegui.',
  'The package {package} is switched off. Go on when an administrator has switched it on again.': 'Il pacchetto {package} è disattivato. Prosegui quando un amministratore lo avrà riattivato.',
  '"{useCase}" is asleep: the package {package} is switched off.': '"{useCase}" è in pausa: il pacchetto {package} è disattivato.',
  'An administrator has switched "{useCase}" off.': 'Un amministratore ha disattivato "{useCase}".',
  'What "{useCase}" asks has changed while this was open. Start it again.': 'Le domande di "{useCase}" sono cambiate mentre era aperto. Ricomincia.',
  'The options of "{useCase}" have to be set anew. Ask an administrator to open its process list.':
    'Le opzioni di "{useCase}" devono essere impostate di nuovo. Chiedi a un amministratore di aprire la sua lista dei processi.',
  '"{useCase}" needs your attention: an earlier version stored its options, and this one cannot read them ({trouble}). It is not offered until you have set them and saved.':
    '"{useCase}" richiede la tua attenzione: le sue opzioni sono state salvate da una versione precedente e questa non può leggerle ({trouble}). Non viene offerto finché non le hai impostate e salvate.',
  '"{useCase}" starts by its schedule alone. An administrator can run the schedule now.':
    '"{useCase}" parte solo secondo la sua pianificazione. Un amministratore può avviarla subito.',
  'Another card is in the reader: expected {expected}, found {found}. Nothing was changed.':
    "Nel lettore c'è un'altra carta: attesa {expected}, trovata {found}. Nulla è stato modificato.",
  'The connection to the service is not set up. Ask an administrator.': 'Il collegamento al servizio non è configurato. Rivolgiti a un amministratore.',
  'Somebody has changed {object} meanwhile. Look at it and start again. Nothing was changed.':
    '{object} è stato modificato da qualcun altro nel frattempo. Controlla e ricomincia. Nulla è stato modificato.',
  '{holder} works on this since {since}. Nothing was changed.': '{holder} ci sta lavorando dal {since}. Nulla è stato modificato.',
  'This is out of use since {since}, by {holder}. Nothing was changed.': 'Disabilitato da {holder} dal {since}. Nulla è stato modificato.',
  '"{useCase}" is for oneself alone. Nothing was changed.': '"{useCase}" vale solo per sé stessi. Nulla è stato modificato.',
  'What this was about is not there any more.': "L'oggetto di questa operazione non esiste più.",
  '{object} is no longer in state "{expected}"; it is "{found}" now. Nothing was changed.':
    '{object} non è più nello stato "{expected}"; ora è "{found}". Nulla è stato modificato.',
  '"{useCase}" can never run: no use case that is on leads to "{state}".':
    '"{useCase}" non potrà mai essere eseguito: nessun caso d\'uso attivo porta a "{state}".',
  'Nothing can come to "{state}" with the use cases that are on.': 'Con i casi d\'uso attivi nulla può arrivare a "{state}".',
  '"{useCase}" starts by schedule only, and has none.': '"{useCase}" parte solo secondo una pianificazione, e non ne ha.',
  '"{useCase}" asks for a file or a device as it is set here, and is not offered for many objects at once.':
    '"{useCase}", così impostato, chiede un file o un dispositivo, e non è offerto per molti oggetti insieme.',
  '"{useCase}" starts by schedule ({cron}): {from} becomes {to}.': '"{useCase}" parte secondo la pianificazione ({cron}): {from} diventa {to}.',
  '"{useCase}" is offered to holders of {permission}: {from} becomes {to}.': '"{useCase}" è offerto a chi ha {permission}: {from} diventa {to}.',
  '"{useCase}" is offered to holders of {permission} on "{place}"; they pick the object ({title}: {ways}).':
    '"{useCase}" è offerto a chi ha {permission} su "{place}"; l\'oggetto si sceglie poi ({title}: {ways}).',
  '"{useCase}" is no longer offered here. Runs that are open end with a refusal.':
    '"{useCase}" non è più offerto qui. Le esecuzioni aperte terminano con un rifiuto.',
  '"{useCase}" works with other settings from the next start on.': '"{useCase}" usa le nuove impostazioni dal prossimo avvio.',
};
