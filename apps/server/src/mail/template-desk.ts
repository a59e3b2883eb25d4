import { Injectable } from '@nestjs/common';
import { Conflict, NotFound, type Actor } from '@tessera/engine';
import type { MessageText, Template } from '@tessera/plugin-api';
import { MessageTemplates, Outbox } from '@tessera/store';
import { isEmail } from 'class-validator';
import { auditLine } from '../access/audit-line.js';
import type { Language } from '../access/caller.js';
import { invalid, invalidAt } from '../door/faults.js';
import { newId } from '../house/new-id.js';
import type { MessageView, PreviewedView, TemplateDetail, TemplateList } from './mail.models.js';
import type { PreviewTemplate, SaveTemplate, TestMessage } from './mail.shapes.js';
import { Post } from './post.js';
import { TemplateBook } from './template-book.js';
import { faultView, TemplateViews } from './template-views.js';
import { textFaults } from './text-faults.js';
import { sampleValues } from './written.js';

/** Shows and changes what messages say. */
@Injectable()
export class TemplateDesk {
  constructor(
    private readonly book: TemplateBook,
    private readonly stored: MessageTemplates,
    private readonly post: Post,
    private readonly outbox: Outbox,
    private readonly views: TemplateViews,
  ) {}

  async list(language: Language): Promise<TemplateList> {
    return { items: (await this.book.list()).map((one) => this.views.line(one, language)) };
  }

  async read(name: string, language: Language): Promise<TemplateDetail> {
    return this.views.detail(await this.book.read(name), language);
  }

  async save(actor: Actor, at: { readonly name: string; readonly revision: number }, { texts }: SaveTemplate, language: Language): Promise<TemplateDetail> {
    const { template, texts: before } = await this.book.read(at.name);
    const wanted = { 'en-US': textOf(texts['en-US']), 'it-IT': textOf(texts['it-IT']) };
    const faults = (['en-US', 'it-IT'] as const).flatMap((one) => textFaults(wanted[one], template.placeholders, `/texts/${one}`));
    if (faults.length) throw invalid(faults);
    const audit = auditLine(actor, { action: 'template.saved', reason: at.name, changed: changedTexts(before, wanted) });
    await this.withPresent(at.name, language, () => this.stored.save({ name: at.name, texts: wanted }, at.revision, audit));
    return this.read(at.name, language);
  }

  /** Forgets what administrators changed. */
  async restore(actor: Actor, at: { readonly name: string; readonly revision: number }, language: Language): Promise<TemplateDetail> {
    const { template: { texts: first }, texts: before } = await this.book.read(at.name);
    const audit = auditLine(actor, { action: 'template.restored', reason: at.name, changed: changedTexts(before, first) });
    await this.withPresent(at.name, language, () => this.stored.forget(at.name, at.revision, audit));
    return this.read(at.name, language);
  }

  /** How a draft looks with sample values. */
  preview(name: string, { language, text }: PreviewTemplate): PreviewedView {
    const { placeholders } = this.book.template(name);
    const faults = textFaults(textOf(text), placeholders, '');
    if (faults.length) return { faults: faults.map(faultView) };
    return { written: this.post.write(textOf(text), placeholders, sampleValues(placeholders), language), faults: [] };
  }

  /** Sends the stored text with sample values. */
  async test(actor: Actor, name: string, { channel, to, language }: TestMessage): Promise<MessageView> {
    const template: Template = this.book.template(name);
    const fits = channel === 'mail' ? isEmail(to) : /^\+?[1-9]\d{1,14}$/.test(to);
    if (!fits) throw invalidAt('/to', 'pattern');
    const key = `test:${newId()}`;
    const prepared = await this.post.prepare(channel, { key, to, template: name, language, values: sampleValues(template.placeholders) });
    await this.post.sendPrepared(prepared, [auditLine(actor, { action: 'template.tested', reason: name, changed: { message: { to: prepared.id } } })]);
    const message = await this.outbox.read(prepared.id);
    if (!message) throw new NotFound('message', prepared.id);
    return this.views.message(message, language);
  }

  private async withPresent(name: string, language: Language, write: () => Promise<void>): Promise<void> {
    await write().catch(async (error: unknown) => {
      throw error instanceof Conflict ? new Conflict(error.reason, await this.read(name, language)) : error;
    });
  }
}

type Texts = Readonly<Record<Language, MessageText>>;

const textOf = ({ subject, text, html, sms }: MessageText): MessageText =>
  ({ subject, text, ...(html === undefined ? {} : { html }), ...(sms === undefined ? {} : { sms }) });

// Which parts of which language, old and new.
function changedTexts(before: Texts, after: Texts): Record<string, { from?: string; to?: string }> {
  const parts = (['en-US', 'it-IT'] as const).flatMap((language) => (['subject', 'text', 'html', 'sms'] as const).map((part) => [language, part] as const));
  const changed = parts.filter(([language, part]) => before[language][part] !== after[language][part]);
  return Object.fromEntries(changed.map(([language, part]) => {
    const [from, to] = [before[language][part], after[language][part]];
    return [`${part} ${language}`, { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }];
  }));
}
