import type { Fields } from '@tessera/plugin-api';
import { ApiProperty } from '@nestjs/swagger';
import { At, Count, Many, MayBeAt, MayShow, NextCursor, OpenValues, Shown, Words } from '../../door/view.js';
import { FieldsByName } from './fields.model.js';

const STATUSES = ['uploading', 'planning', 'checking', 'checked', 'running', 'paused', 'done', 'cancelled', 'failed'];

/** Something that can be imported. */
export class ImportKindView {
  @Shown() name: string;
  @Shown() title: string;
  @Shown() story: string;
  @Shown() objectType: string;
  @FieldsByName() fields: Fields;
  @FieldsByName() options: Fields;
  @Words() keys: string[];
}

/** What the caller may import. */
export class ImportKindList {
  @Many(() => ImportKindView) items: ImportKindView[];
}

/** An import with exact totals; while it is checked they say what would happen. */
export class ImportView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() kind: string;
  @Shown() objectType: string;
  @Shown() fileName: string;
  @Shown({ type: String, enum: STATUSES }) status: string;
  @Count() bytes: number;
  @Count() chunks: number;
  @MayShow({ type: String }) encoding?: string;
  @MayShow({ type: String }) separator?: string;
  @Words() header: string[];
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'string' } } }) sample: string[][];
  @OpenValues() mapping: Record<string, unknown>;
  @MayShow({ type: String }) keyField?: string;
  @OpenValues() options: Record<string, unknown>;
  @Shown({ description: 'All rows are read.' }) staged: boolean;
  @Count() atLine: number;
  @Count() lines: number;
  @Count() created: number;
  @Count() updated: number;
  @Count() unchanged: number;
  @Count() refused: number;
  @Count() duplicates: number;
  @MayShow({ type: String }) cause?: string;
  @Shown() startedBy: string;
  @At() openedAt: string;
  @MayBeAt() endedAt?: string;
}

/** A page of imports. */
export class ImportPage {
  @Many(() => ImportView) items: ImportView[];
  @NextCursor() nextCursor?: string;
}

/** What is wrong with a row. */
export class FindingView {
  @Count() line: number;
  @Shown({ type: String, enum: ['unreadable', 'duplicate', 'left-out'] }) kind: string;
  @MayShow({ type: String }) field?: string;
  @MayShow({ type: String }) fieldTitle?: string;
  @Shown() reason: string;
  @Shown() text: string;
  @MayShow({ type: 'object', additionalProperties: true }) details?: Record<string, string | number>;
}

/** A page of what is wrong. */
export class FindingPage {
  @Many(() => FindingView) items: FindingView[];
  @NextCursor() nextCursor?: string;
}
