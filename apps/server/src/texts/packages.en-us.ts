/** Packages that are switched on and off while the house is open. */
export const packagesEnglish = {
  'permission.plugin:write': 'Switch packages on and off',
  'package-asleep.title': 'The package is switched off',
  'package-asleep.detail': 'The package {package} is switched off. Go on when an administrator has switched it on again.',
  'action.asleep': 'Asleep: the package {package} is switched off. Ask an administrator to switch it on.',
  'package.stops-entries': 'Entries of process lists that fall asleep: {count} ({titles}). They are kept as they are and offered to nobody.',
  'package.stops-schedules': 'Schedules that do not fire: {count}.',
  'package.stops-runs': 'Runs that are open: {count}. What was submitted finishes; the others are refused.',
  'package.stops-batches': 'Batches under way that pause: {count}. They can go on once the package is on again.',
  'package.stops-imports': 'Nobody can import: {titles}. Imports under way pause.',
  'package.stops-services': 'Services that are refused to everybody: {titles}. Tasks and messages that need one wait until the package is on again.',
  'package.stops-work': 'Use cases that stay on, and whose work waits for these services: {titles}.',
  'package.stops-choices': 'Use cases that offer choices from these services, and miss them: {titles}.',
  'package.stops-nothing': 'Nothing of it is in use. Objects of its types stay readable.',
  'package.wakes-entries': 'Entries of process lists that wake: {count} ({titles}). They are offered again, and their schedules fire.',
  'package.wakes-nothing': 'Nothing of it stands in a process list yet.',
};
