import { Count, Many, OpenValues, Shown, Words } from '../../door/view.js';

/** A search that somebody keeps. */
export class SavedFilterView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() type: string;
  @Shown() name: string;
  @Shown({ description: 'All who see the type may use it.' }) shared: boolean;
  @Shown({ description: 'The caller keeps it.' }) own: boolean;
  @Shown({ description: 'The caller may rename, change and delete it.' }) changeable: boolean;
  @Shown() ownerName: string;
  @OpenValues() query: Record<string, unknown>;
  @Count() revision: number;
  @Words() missing: string[];
}

/** The filters that the caller may use. */
export class SavedFilterList {
  @Many(() => SavedFilterView) items: SavedFilterView[];
  @Shown({ description: 'The caller may share filters.' }) mayShare: boolean;
}
