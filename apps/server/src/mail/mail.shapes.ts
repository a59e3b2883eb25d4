import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import type { Language } from '@tessera/plugin-api';
import type { Channel, MessageStatus } from '@tessera/store';
import { Type } from 'class-transformer';
import { IsObject, ValidateNested } from 'class-validator';
import { OneOf, Text, WholeNumber } from '../door/shape.js';
import { PageQuery } from '../http/objects/object.shapes.js';

/** The ways out of the house, as words. */
export const CHANNELS: readonly Channel[] = ['mail', 'sms'];

/** Where a message can stand, as words. */
export const STATUSES: readonly MessageStatus[] = ['waiting', 'sent', 'failed', 'local'];

const LANGUAGES: readonly Language[] = ['en-US', 'it-IT'];

const Part = (shape: () => new () => object): PropertyDecorator =>
  applyDecorators(ApiProperty({ type: () => shape() }), IsObject(), ValidateNested(), Type(shape));

/** What a template says in one language. */
export class MessageTextShape {
  @Text(200) subject: string;
  @Text(20_000) text: string;
  @Text(100_000, { optional: true, description: 'Left out, it is made from the text.' }) html?: string;
  @Text(480, { optional: true, description: 'The short form for a phone.' }) sms?: string;
}

/** What a template says in each language. */
export class MessageTextsShape {
  @Part(() => MessageTextShape) 'en-US': MessageTextShape;
  @Part(() => MessageTextShape) 'it-IT': MessageTextShape;
}

/** The texts of a template. */
export class SaveTemplate {
  @Part(() => MessageTextsShape) texts: MessageTextsShape;
}

/** A draft of a template's text. */
export class PreviewTemplate {
  @OneOf(LANGUAGES) language: Language;
  @Part(() => MessageTextShape) text: MessageTextShape;
}

/** Where to send a test message, and in which language. */
export class TestMessage {
  @OneOf(LANGUAGES) language: Language;
  @OneOf(CHANNELS) channel: Channel;
  @Text(254, { description: 'An address, or a number such as +390612345678.' }) to: string;
}

/** Which messages. */
export class OutboxQuery extends PageQuery {
  @OneOf(STATUSES, { optional: true }) status?: MessageStatus;
  @OneOf(CHANNELS, { optional: true }) channel?: Channel;
  @Text(100, { optional: true }) template?: string;
  @Text(254, { optional: true, description: 'The beginning of the address or number.' }) recipient?: string;
}

/** How long settled messages are kept. */
export class SaveOutboxSettings {
  @WholeNumber(1, 3_650) keepDays: number;
}
