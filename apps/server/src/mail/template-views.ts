import { Injectable } from '@nestjs/common';
import { Catalogue, type FieldFault } from '@tessera/engine';
import type { MessageText } from '@tessera/plugin-api';
import type { OutboxMessage } from '@tessera/store';
import type { Language } from '../access/caller.js';
import { HOUSE_WORDS } from './house-words.js';
import type { MessageTextView, MessageView, TemplateDetail, TemplateView, TextFaultView } from './mail.models.js';
import { TemplateBook, type PresentTemplate } from './template-book.js';

/** Templates and messages as people read them. */
@Injectable()
export class TemplateViews {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly book: TemplateBook,
  ) {}

  /** A template in a list. */
  line({ template, texts, stored }: PresentTemplate, language: Language): TemplateView {
    return {
      name: template.name,
      title: this.words(template.title, language),
      subject: texts[language].subject,
      hasSms: Object.values(texts).some(({ sms }) => sms !== undefined),
      changed: Object.keys(stored?.texts ?? {}).length > 0,
      ...(stored ? { changedAt: stored.changedAt.toISOString(), changedBy: stored.changedBy } : {}),
    };
  }

  /** A template with everything. */
  detail(present: PresentTemplate, language: Language): TemplateDetail {
    const { template, texts, stored } = present;
    const placeholders = Object.entries(template.placeholders).map(([name, { title, kind, sample, optional, secret }]) => ({
      name, title: this.words(title, language), kind, sample: String(sample), optional: optional ?? false, secret: secret ?? false,
    }));
    return {
      ...this.line(present, language), placeholders, revision: stored?.revision ?? 0,
      texts: { 'en-US': textView(texts['en-US']), 'it-IT': textView(texts['it-IT']) },
    };
  }

  /** A message without what it says. */
  message({ id, channel, recipient, template, language, status, attempts, cause, createdAt, endedAt }: OutboxMessage, reader: Language): MessageView {
    return {
      id, channel, recipient, template, title: this.titleOf(template, reader), language, status, attempts, createdAt: createdAt.toISOString(),
      ...(cause === undefined ? {} : { cause: this.words(cause, reader) }),
      ...(endedAt ? { endedAt: endedAt.toISOString() } : {}),
    };
  }

  // Its package may have left meanwhile.
  private titleOf(name: string, language: Language): string {
    const template = this.book.find(name);
    return template ? this.words(template.title, language) : name;
  }

  private words(text: string, language: Language): string {
    return language === 'it-IT' ? (HOUSE_WORDS[text] ?? this.catalogue.translate(text, language)) : text;
  }
}

/** A fault of a text as people read it. */
export const faultView = ({ pointer, reason, details }: FieldFault): TextFaultView =>
  ({ pointer, reason, ...(details ? { placeholder: String(details['name']) } : {}) });

const textView = ({ subject, text, html, sms }: MessageText): MessageTextView =>
  ({ subject, text, ...(html === undefined ? {} : { html }), ...(sms === undefined ? {} : { sms }) });
