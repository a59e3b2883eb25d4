import { configurationItalian } from './configuration.it-it.js';
import { importsItalian } from './imports.it-it.js';
import type { TranslationOf } from '@tessera/forms';
import { accessItalian } from './access.it-it.js';
import { accessSchemesItalian } from './access-schemes.it-it.js';
import { criteriaItalian } from './criteria.it-it.js';
import type { adminEnglish } from './en-us.js';
import { fieldKindsItalian } from './field-kinds.it-it.js';
import { mailItalian } from './mail.it-it.js';
import { numberingItalian } from './numbering.it-it.js';
import { objectRightsItalian } from './object-rights.it-it.js';
import { operationsItalian } from './operations.it-it.js';
import { organisationItalian } from './organisation.it-it.js';
import { pluginsItalian } from './plugins.it-it.js';
import { rulesItalian } from './rules.it-it.js';
import { webHooksItalian } from './web-hooks.it-it.js';

/** The sentences of the admin app in Italian. */
export const adminItalian: TranslationOf<typeof adminEnglish> = {
  operatorApp: 'App operatore',
  page: { crumbs: 'Ti trovi qui' },
  waiting: { loading: 'Caricamento' },
  words: {
    on: 'sì',
    off: 'no',
    none: 'nessuno',
    never: 'mai',
    save: 'Salva',
    cancel: 'Annulla',
    close: 'Chiudi',
    more: 'Mostra altri',
    refresh: 'Aggiorna',
    actions: 'Azioni',
    mayNot: 'I tuoi ruoli non concedono {{ permission }}.',
    attempts: { one: '{{ count }} tentativo', other: '{{ count }} tentativi' },
    took: '{{ duration }} ms',
  },
  leave: {
    heading: 'Uscire senza salvare?',
    text: 'Ciò che hai modificato qui non è ancora salvato.',
    leave: 'Esci senza salvare',
    stay: 'Resta',
  },
  once: {
    text: 'Viene mostrato solo ora. Copialo adesso; nessuno potrà rivederlo.',
    copy: 'Copia',
    copied: 'Copiato.',
    notCopied: 'Il browser non ha permesso la copia. Seleziona il testo e copialo a mano.',
    done: 'L’ho preso',
  },
  ...rulesItalian,
  ...numberingItalian,
  ...operationsItalian,
  ...pluginsItalian,
  ...importsItalian,
  ...accessItalian,
  ...accessSchemesItalian,
  ...organisationItalian,
  ...criteriaItalian,
  ...objectRightsItalian,
  ...mailItalian,
  ...webHooksItalian,
  ...fieldKindsItalian,
  ...configurationItalian,
};
