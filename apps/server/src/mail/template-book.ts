import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Catalogue, NotFound, type Transaction } from '@tessera/engine';
import { houseTemplates, type Language, type MessageText, type Template } from '@tessera/plugin-api';
import { MessageTemplates, type StoredTemplate } from '@tessera/store';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BadConfiguration, type Configuration } from '../house/configuration.js';
import { CONFIGURATION } from '../house/tokens.js';
import { textFaults } from './text-faults.js';

type Texts = Readonly<Record<Language, MessageText>>;

const FILE = 'mail-templates.json';
const LANGUAGES: readonly Language[] = ['en-US', 'it-IT'];

/** A template with the texts that count now. */
export interface PresentTemplate {
  readonly template: Template;
  readonly texts: Texts;
  readonly stored?: StoredTemplate;
}

/** All templates: the house's own and those of packages, each with its first texts and what an administrator made of them. */
@Injectable()
export class TemplateBook implements OnModuleInit {
  private readonly templates = new Map<string, Template>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly stored: MessageTemplates,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  async onModuleInit(): Promise<void> {
    const templates = [...(await this.ofTheHouse()), ...this.catalogue.templates()];
    const faults = templates.flatMap((one) => LANGUAGES.flatMap((language) => faultsOf(one, language)));
    if (faults.length) throw new BadConfiguration(faults);
    for (const template of templates) this.templates.set(template.name, template);
  }

  /** All of them, by name. */
  async list(): Promise<readonly PresentTemplate[]> {
    const stored = new Map((await this.stored.list()).map((one) => [one.name, one]));
    return [...this.templates.values()].sort((a, b) => (a.name < b.name ? -1 : 1)).map((one) => present(one, stored.get(one.name)));
  }

  /** The template of that name; throws `NotFound`. */
  async read(name: string, within?: Pick<Transaction, 'client'>): Promise<PresentTemplate> {
    return present(this.template(name), await this.stored.read(name, within));
  }

  /** The template of that name with its first texts, if it is there. */
  find(name: string): Template | undefined {
    return this.templates.get(name);
  }

  /** The same; throws `NotFound`. */
  template(name: string): Template {
    const template = this.find(name);
    if (!template) throw new NotFound('template', name);
    return template;
  }

  private async ofTheHouse(): Promise<readonly Template[]> {
    const texts = await this.firstTexts();
    return Object.values(houseTemplates).map((one) => ({ ...one, texts: texts[one.name] }) as Template);
  }

  private async firstTexts(): Promise<Readonly<Record<string, Texts>>> {
    const { defaultsFolder } = this.configuration;
    return readFile(join(defaultsFolder, FILE), 'utf8').then((text) => JSON.parse(text) as Readonly<Record<string, Texts>>).catch((error: Error) => {
      throw new BadConfiguration([`The texts of the house's messages cannot be read (${error.message}). Put ${FILE} into the folder that TESSERA_DEFAULTS names; config/defaults has one to copy.`]);
    });
  }
}

// Texts of the house stand in the folder of defaults, those of packages in their code.
function faultsOf({ name, placeholders, texts }: Template, language: Language): readonly string[] {
  const text = (texts as Texts | undefined)?.[language];
  const where = `The template ${name} in ${language}`;
  if (!text?.subject || !text.text) return [`${where} has no subject or no text. Write both (${FILE} in the folder of defaults, or its package).`];
  return textFaults(text, placeholders, '').map(({ pointer, reason, details }) => `${where}${pointer}: ${reason} ${JSON.stringify(details ?? {})}. Correct its text.`);
}

// A language that somebody's change leaves out says what it said at first.
const present = (template: Template, stored: StoredTemplate | undefined): PresentTemplate =>
  ({ template, texts: { ...template.texts, ...stored?.texts }, ...(stored ? { stored } : {}) });
