import { Inject, Injectable } from '@nestjs/common';
import { Catalogue, ownOf, partsOfPath, type Engine, type FieldFault, type Json } from '@tessera/engine';
import type { AnyConnector, MessageText } from '@tessera/plugin-api';
import type { WebHookRules } from '@tessera/store';
import { ENGINE } from '../../house/tokens.js';
import { TemplateBook } from '../../mail/template-book.js';
import { textFaults } from '../../mail/text-faults.js';
import { WebHookRulesCheck } from '../../web-hooks/web-hook-rules-check.js';
import { secretReferenceOf } from '../secret-references.js';
import { FINE, wrong, type Checked, type PartFault, type Question } from './check.js';

const LANGUAGES = ['en-US', 'it-IT'] as const;
// Stands for a secret that does not stand in files, while the other settings are checked.
const STAND_IN = 'secret';

/** Checks what leaves the house: texts of messages, connectors and web hooks; and which packages are there. */
@Injectable()
export class OutsideCheck {
  constructor(
    private readonly catalogue: Catalogue,
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly book: TemplateBook,
    private readonly hooks: WebHookRulesCheck,
  ) {}

  template({ change: { path, after } }: Question): Checked {
    const [, name = ''] = partsOfPath(path);
    if (!after) return FINE;
    const template = this.book.find(name);
    if (!template) return wrong(path, '', 'unknown-template');
    const faults = LANGUAGES.flatMap((language): readonly FieldFault[] => (after[language]
      ? textFaults(after[language] as MessageText, template.placeholders, `/${language}`) : [{ pointer: `/${language}`, reason: 'required' }]));
    return { faults: faults.map(toPart(path)) };
  }

  async connector({ change: { path, after } }: Question): Promise<Checked> {
    const [, name = ''] = partsOfPath(path);
    if (!after) return FINE;
    const connector = this.catalogue.connectors().find((one) => one.name === name);
    if (!connector) return wrong(path, '', 'unknown-connector');
    const settings = after['settings'] as Json;
    const written = secretFaults(path, connector, settings);
    if (written.length > 0) return { faults: written };
    const standIn = Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, isSecret(connector, key) ? STAND_IN : value]));
    const { faults, values } = await this.engine.forms.checkOptions(connector.settings, standIn, '/settings');
    const kept = Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, isSecret(connector, key) ? settings[key] : value]])));
    // A secret of another form, or one that is not called at all, is said when it is used.
    const open = faults.filter(({ pointer }) => !isSecret(connector, pointer.split('/')[2] ?? ''));
    return { faults: open.map(toPart(path)), content: { settings: kept } };
  }

  webHook({ change: { path, before, after } }: Question): Checked {
    if (!after) return FINE;
    const [, name = ''] = partsOfPath(path);
    const faults = this.hooks.faultsOf({ ...after, name } as unknown as WebHookRules, before && ({ ...before, name } as unknown as WebHookRules));
    return { faults: faults.map(toPart(path)) };
  }

  installed({ change: { path, after } }: Question): Checked {
    const [, name = ''] = partsOfPath(path);
    return !after || this.catalogue.packages.some((one) => one.name === name) ? FINE : wrong(path, '', 'unknown-package');
  }
}

const isSecret = ({ settings }: AnyConnector, name: string): boolean => ownOf(settings, name)?.kind === 'secret';

const toPart = (path: string) => ({ pointer, reason, details }: FieldFault): PartFault => ({ path, at: pointer, reason, ...(details && { details }) });

// A secret stands nowhere in the open, and what is open is no secret.
function secretFaults(path: string, connector: AnyConnector, settings: Json): readonly PartFault[] {
  return Object.entries(settings).flatMap(([name, value]) => {
    const at = `/settings/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return isSecret(connector, name) && secretReferenceOf(value) === undefined ? [{ path, at, reason: 'secret-by-reference' }] : [];
  });
}
