import type { packagesEnglish } from './packages.en-us.js';

/** The same in Italian. */
export const packagesItalian: Readonly<Record<keyof typeof packagesEnglish, string>> = {
  'permission.plugin:write': 'Attivare e disattivare i pacchetti',
  'package-asleep.title': 'Il pacchetto è disattivato',
  'package-asleep.detail': 'Il pacchetto {package} è disattivato. Prosegui quando un amministratore lo avrà riattivato.',
  'action.asleep': 'In pausa: il pacchetto {package} è disattivato. Chiedi a un amministratore di attivarlo.',
  'package.stops-entries': 'Voci delle liste che vanno in pausa: {count} ({titles}). Restano come sono e non vengono offerte a nessuno.',
  'package.stops-schedules': 'Pianificazioni che non scattano: {count}.',
  'package.stops-runs': 'Esecuzioni aperte: {count}. Ciò che è stato inviato termina; le altre vengono rifiutate.',
  'package.stops-batches': 'Lotti in corso che si fermano: {count}. Possono proseguire quando il pacchetto è di nuovo attivo.',
  'package.stops-imports': 'Nessuno può importare: {titles}. Le importazioni in corso si fermano.',
  'package.stops-services': 'Servizi rifiutati a tutti: {titles}. Le attività e i messaggi che ne hanno bisogno attendono che il pacchetto sia di nuovo attivo.',
  'package.stops-work': 'Casi d’uso che restano attivi e il cui lavoro attende questi servizi: {titles}.',
  'package.stops-choices': 'Casi d’uso che offrono scelte da questi servizi e ne restano privi: {titles}.',
  'package.stops-nothing': 'Nulla è in uso. Gli oggetti dei suoi tipi restano leggibili.',
  'package.wakes-entries': 'Voci delle liste che si risvegliano: {count} ({titles}). Vengono offerte di nuovo e le loro pianificazioni scattano.',
  'package.wakes-nothing': 'Nessuna sua parte è ancora in una lista.',
};
