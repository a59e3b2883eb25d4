import { Id, OneOf, Text } from '../../door/shape.js';
import { THUMBNAILS } from './pictures.js';

/** Which field the file is meant to answer. */
export class UploadQuery {
  @Text(100, { description: 'The field of a run, or of a use case that stands in a process list.' }) field: string;
  @Id({ optional: true, description: 'The run that asks.' }) runId?: string;
  @Id({ optional: true, description: 'The entry whose use case asks, when no run is open.' }) entryId?: string;
}

/** How large a small picture shall be. */
export class ThumbnailQuery {
  @OneOf(Object.keys(THUMBNAILS), { optional: true, description: '`small` (96 pixels) if left out; `large` has 480.' }) size?: keyof typeof THUMBNAILS;
}
