import { checkValues, initialValues } from '@tessera/engine';
import type { AnyConnector } from '@tessera/plugin-api';
import { refuseFaults } from './use-cases.js';

/** Checks that the settings that a connector begins with pass its own form; what has no initial value is asked later. */
export function checkConnectorSettings({ settings }: AnyConnector): void {
  const initial = initialValues(settings);
  const { faults } = checkValues(settings, initial);
  refuseFaults('initial settings', faults.filter(({ reason }) => reason !== 'required'));
}
