import { inject, Injectable } from '@angular/core';
import {
  Api, listCandidates, previewProcessList, readHome, readProcessLists, saveProcessList, type EntryDraft, type HomeGroup, type PreviewView,
  type ProcessListsView, type ProcessListView, type UseCaseView,
} from '@tessera/api-client';
import { because, seen } from './values.js';

/** The place of a process list: an object type and `new` or a state. */
export interface Place {
  readonly type: string;
  readonly place: string;
}

/** Reads and writes the rules of object types. */
@Injectable({ providedIn: 'root' })
export class ProcessListsApi {
  private readonly api = inject(Api);

  /** The Home tree. */
  home(): Promise<readonly HomeGroup[]> {
    return this.api.invoke(readHome);
  }

  /** All lists of an object type, with what is odd about them. */
  read(type: string): Promise<ProcessListsView> {
    return this.api.invoke(readProcessLists, { type });
  }

  /** The use cases that fit a place. */
  async candidates(at: Place): Promise<readonly UseCaseView[]> {
    return (await this.api.invoke(listCandidates, { ...at })).items;
  }

  /** What saving would do to people. */
  preview(at: Place, entries: readonly EntryDraft[]): Promise<PreviewView> {
    return this.api.invoke(previewProcessList, { ...at, body: { entries: [...entries] } });
  }

  /** Replaces the list unless somebody was faster. */
  save(at: Place, revision: number, entries: readonly EntryDraft[], reason = ''): Promise<ProcessListView> {
    return this.api.invoke(saveProcessList, { ...at, 'If-Match': seen(revision), ...because(reason), body: { entries: [...entries] } });
  }
}
