import { inject, Injectable } from '@angular/core';
import {
  Api, listMessages, listTemplates, previewTemplate, readMessage, readOutboxSettings, readTemplate, restoreTemplate, saveOutboxSettings,
  saveTemplate, sendMessage, testTemplate, type LetterView, type ListMessages$Params, type MessagePage, type MessageTextsShape, type MessageView,
  type OutboxSettingsView, type PreviewedView, type PreviewTemplate, type TemplateDetail, type TemplateView, type TestMessage,
} from '@tessera/api-client';
import { because, seen } from './values.js';

/** What the outbox is searched by. */
export type OutboxFilter = Omit<ListMessages$Params, 'cursor' | 'limit'>;

/** Messages to people: their templates, and where they are. */
@Injectable({ providedIn: 'root' })
export class MailApi {
  private readonly api = inject(Api);

  /** All templates. */
  async templates(): Promise<readonly TemplateView[]> {
    return (await this.api.invoke(listTemplates)).items;
  }

  /** One template with its texts. */
  template(name: string): Promise<TemplateDetail> {
    return this.api.invoke(readTemplate, { name });
  }

  /** Stores the texts of a template. */
  saveTemplate(name: string, revision: number, texts: MessageTextsShape, reason = ''): Promise<TemplateDetail> {
    return this.api.invoke(saveTemplate, { name, 'If-Match': seen(revision), ...because(reason), body: { texts } });
  }

  /** Brings back the first texts. */
  restoreTemplate(name: string, revision: number, reason = ''): Promise<TemplateDetail> {
    return this.api.invoke(restoreTemplate, { name, 'If-Match': seen(revision), ...because(reason) });
  }

  /** How a draft looks with sample values. */
  preview(name: string, draft: PreviewTemplate): Promise<PreviewedView> {
    return this.api.invoke(previewTemplate, { name, body: draft });
  }

  /** Sends the stored text with sample values. */
  test(name: string, message: TestMessage): Promise<MessageView> {
    return this.api.invoke(testTemplate, { name, body: message });
  }

  /** Messages, the latest first. */
  messages(filter: OutboxFilter, cursor: string | undefined): Promise<MessagePage> {
    return this.api.invoke(listMessages, { ...filter, ...(cursor === undefined ? {} : { cursor }) });
  }

  /** What a message says; the audit remembers who asked. */
  read(id: string): Promise<LetterView> {
    return this.api.invoke(readMessage, { id });
  }

  /** Sends a message again that failed or stayed here. */
  sendAgain(id: string): Promise<MessageView> {
    return this.api.invoke(sendMessage, { id });
  }

  /** How long messages are kept, and which ways out there are. */
  settings(): Promise<OutboxSettingsView> {
    return this.api.invoke(readOutboxSettings);
  }

  /** Changes how long messages are kept. */
  saveSettings(revision: number, keepDays: number, reason = ''): Promise<OutboxSettingsView> {
    return this.api.invoke(saveOutboxSettings, { 'If-Match': seen(revision), ...because(reason), body: { keepDays } });
  }
}
