import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Catalogue, NotFound, type Transaction } from '@tessera/engine';
import { houseTemplates, type Language, type MessageText, type Template } from '@tessera/plugin-api';
import { MessageTemplates, type StoredTemplate } from '@tessera/store';
import { BadConfiguration } from '../house/configuration.js';
import { firstTextsEnglish } from './first-texts.en-us.js';
import { firstTextsItalian } from './first-texts.it-it.js';
import { textFaults } from './text-faults.js';

type Texts = Readonly<Record<Language, MessageText>>;

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
  private readonly templates: ReadonlyMap<string, Template>;

  constructor(
    catalogue: Catalogue,
    private readonly stored: MessageTemplates,
  ) {
    this.templates = new Map([...ofTheHouse(), ...catalogue.templates()].map((one) => [one.name, one]));
  }

  onModuleInit(): void {
    const faults = [...this.templates.values()].flatMap((one) => LANGUAGES.flatMap((language) => faultsOf(one, language)));
    if (faults.length) throw new BadConfiguration(faults);
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
}

function ofTheHouse(): readonly Template[] {
  const textsOf = (name: string) => ({ 'en-US': firstTextsEnglish[name], 'it-IT': firstTextsItalian[name] });
  return Object.values(houseTemplates).map((one) => ({ ...one, texts: textsOf(one.name) }) as Template);
}

function faultsOf({ name, placeholders, texts }: Template, language: Language): readonly string[] {
  const text = (texts as Texts | undefined)?.[language];
  const where = `The template ${name} in ${language}`;
  if (!text?.subject || !text.text) return [`${where} has no subject or no text. Write both in its package.`];
  return textFaults(text, placeholders, '').map(({ pointer, reason, details }) => `${where}${pointer}: ${reason} ${JSON.stringify(details ?? {})}. Correct its text.`);
}

// A language that somebody's change leaves out says what it said at first.
const present = (template: Template, stored: StoredTemplate | undefined): PresentTemplate =>
  ({ template, texts: { ...template.texts, ...stored?.texts }, ...(stored ? { stored } : {}) });
