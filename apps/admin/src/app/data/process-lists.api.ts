import { inject, Injectable } from '@angular/core';
import { Api } from '@tessera/shell';
import type { EntryDraft, HomeGroup, PreviewView, ProcessListView, ProcessListsView, UseCaseView } from './models.js';

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
    return this.api.get<HomeGroup[]>('/admin/home');
  }

  /** All lists of an object type, with what is odd about them. */
  read(type: string): Promise<ProcessListsView> {
    return this.api.get<ProcessListsView>(`/admin/process-lists/${type}`);
  }

  /** The use cases that fit a place. */
  async candidates(at: Place): Promise<readonly UseCaseView[]> {
    return (await this.api.get<{ items: UseCaseView[] }>(`${address(at)}/candidates`)).items;
  }

  /** What saving would do to people. */
  preview(at: Place, entries: readonly EntryDraft[]): Promise<PreviewView> {
    return this.api.post<PreviewView>(`${address(at)}/preview`, { entries });
  }

  /** Replaces the list unless somebody was faster. */
  save(at: Place, revision: number, entries: readonly EntryDraft[]): Promise<ProcessListView> {
    return this.api.put<ProcessListView>(address(at), { entries }, revision);
  }
}

const address = (at: Place): string => `/admin/process-lists/${at.type}/${at.place}`;
