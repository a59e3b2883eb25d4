import { At, Count, Many, MayShow, Shown } from '../../door/view.js';
import { AttachmentView } from '../models/object.models.js';

/** A file as the house has taken it in. */
export class FileView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown({ description: 'As any system can keep it.' }) name: string;
  @Shown({ description: 'Told by the content.' }) mediaType: string;
  @Count() bytes: number;
  @Shown() sha256: string;
  @MayShow({ type: 'integer' }) width?: number;
  @MayShow({ type: 'integer' }) height?: number;
  @At() uploadedAt: string;
}

/** What is attached to an object. */
export class AttachmentList {
  @Many(() => AttachmentView) items: AttachmentView[];
}
