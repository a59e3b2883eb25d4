import type { Channel, MessageStatus } from '@tessera/store';
import { At, Count, Many, MayBeAt, MayShow, NextCursor, Shown } from '../door/view.js';
import { CHANNELS, STATUSES } from './mail.shapes.js';

const KINDS = ['text', 'integer', 'date', 'date-time', 'link'] as const;

/** What a template says in one language. */
export class MessageTextView {
  @Shown() subject: string;
  @Shown() text: string;
  @MayShow({ type: String, description: 'Left out, it is made from the text.' }) html?: string;
  @MayShow({ type: String, description: 'The short form for a phone.' }) sms?: string;
}

/** What a template says in each language. */
export class MessageTextsView {
  @Shown({ type: () => MessageTextView }) 'en-US': MessageTextView;
  @Shown({ type: () => MessageTextView }) 'it-IT': MessageTextView;
}

/** Something that a template's text may name. */
export class PlaceholderView {
  @Shown() name: string;
  @Shown() title: string;
  @Shown({ type: String, enum: [...KINDS] }) kind: string;
  @Shown() sample: string;
  @Shown({ description: 'May be missing in a message.' }) optional: boolean;
  @Shown({ description: 'For the receiver alone; every text has to name it.' }) secret: boolean;
}

/** A template in a list. */
export class TemplateView {
  @Shown() name: string;
  @Shown() title: string;
  @Shown({ description: 'The subject in the language of the caller.' }) subject: string;
  @Shown({ description: 'Whether it has a short form for phones.' }) hasSms: boolean;
  @Shown({ description: 'Whether an administrator has changed it.' }) changed: boolean;
  @MayBeAt() changedAt?: string;
  @MayShow({ type: String }) changedBy?: string;
}

/** All templates. */
export class TemplateList {
  @Many(() => TemplateView) items: TemplateView[];
}

/** A template with its texts. */
export class TemplateDetail extends TemplateView {
  @Many(() => PlaceholderView) placeholders: PlaceholderView[];
  @Shown({ type: () => MessageTextsView }) texts: MessageTextsView;
  @Count() revision: number;
}

/** What a message says. */
export class WrittenView {
  @Shown() subject: string;
  @Shown() text: string;
  @Shown() html: string;
  @MayShow({ type: String }) sms?: string;
}

/** What is wrong with a text. */
export class TextFaultView {
  @Shown({ description: 'JSON pointer into the text.' }) pointer: string;
  @Shown() reason: string;
  @MayShow({ type: String, description: 'The placeholder that it is about.' }) placeholder?: string;
}

/** How a draft looks with sample values, or what is wrong with it. */
export class PreviewedView {
  @MayShow({ type: () => WrittenView }) written?: WrittenView;
  @Many(() => TextFaultView) faults: TextFaultView[];
}

/** A message of the outbox. */
export class MessageView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown({ type: String, enum: [...CHANNELS] }) channel: Channel;
  @Shown() recipient: string;
  @Shown() template: string;
  @Shown() title: string;
  @Shown() language: string;
  @Shown({ type: String, enum: [...STATUSES] }) status: MessageStatus;
  @Count() attempts: number;
  @MayShow({ type: String, description: 'Why the last attempt failed.' }) cause?: string;
  @At() createdAt: string;
  @MayBeAt() endedAt?: string;
}

/** A page of the outbox, the latest first. */
export class MessagePage {
  @Many(() => MessageView) items: MessageView[];
  @NextCursor() nextCursor?: string;
}

/** A message with what it says; after it was sent, without its secrets. */
export class LetterView extends MessageView {
  @Shown({ type: () => WrittenView }) written: WrittenView;
}

/** How long settled messages are kept, and which ways out of the house there are. */
export class OutboxSettingsView {
  @Count() keepDays: number;
  @Count() revision: number;
  @Shown({ description: 'Whether a mail server is set up; without one, mails stay here.' }) mailIsSetUp: boolean;
  @Shown() smsIsSetUp: boolean;
}
