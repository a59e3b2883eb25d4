import { HttpClient, HttpEventType } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { Api, readReader, searchObjects, setReader, type FileView } from '@tessera/api-client';
import type { EncodedCard, EncoderDesk, EncoderRefusal, FileDesk, FoundObject, ObjectFinder, ReaderFault, ReaderState, SentFile, WantedObjects } from '@tessera/forms';
import { asProblem } from '@tessera/shell';
import { lastValueFrom, tap } from 'rxjs';
import { sentences } from '../ui/sentences.js';

const MOST = 20;

/** Takes the files of samples: where a run has its id, a sample has its kind and name. */
@Injectable()
export class SampleFileDesk implements FileDesk {
  private readonly http = inject(HttpClient);

  async send(at: string, _field: string, file: File, arrived: (part: number) => void): Promise<SentFile> {
    const form = new FormData();
    form.append('file', file, file.name);
    const sending = this.http.post<FileView>(`/api/field-kinds/${at}/files`, form, { observe: 'events', reportProgress: true }).pipe(tap((event) => {
      if (event.type === HttpEventType.UploadProgress && event.total) arrived(event.loaded / event.total);
    }));
    try {
      const last = await lastValueFrom(sending);
      if (last.type === HttpEventType.Response && last.body !== null) return last.body;
    } catch (cause) {
      const problem = asProblem(cause);
      throw { reason: problem.faults[0]?.reason ?? problem.reason, message: problem.detail ?? problem.title };
    }
    throw new Error('the answer is empty');
  }

  address(id: string): string {
    return `/api/files/${id}`;
  }

  thumbnail(id: string, size: 'small' | 'large'): string {
    return `/api/files/${id}/thumbnail?size=${size}`;
  }
}

/** Finds objects for the samples that ask for one. */
@Injectable()
export class SampleObjectFinder implements ObjectFinder {
  private readonly api = inject(Api);

  async find({ objectType, text, inState, having }: WantedObjects): Promise<readonly FoundObject[]> {
    const states = inState.length === 0 ? [undefined] : inState;
    const attr = Object.fromEntries(Object.entries(having).map(([name, value]) => [`attr.${name}`, value]));
    const search = (state: string | undefined) =>
      this.api.invoke(searchObjects, { type: objectType, limit: MOST, attr, ...(text !== '' && { text }), ...(state !== undefined && { state }) });
    const pages = await Promise.all(states.map(search));
    return pages.flatMap((page) => page.items).slice(0, MOST).map(({ id, label, state }) => ({ id, label, state }));
  }
}

/** The simulated reader works; encoding needs a run, and a sample has none. */
@Injectable()
export class SampleEncoderDesk implements EncoderDesk {
  private readonly api = inject(Api);
  private readonly t = sentences();

  reader(): Promise<ReaderState> {
    return this.api.invoke(readReader);
  }

  arrange(change: { readonly chipSerial: string | null; readonly fault: ReaderFault }): Promise<ReaderState> {
    return this.api.invoke(setReader, { body: change });
  }

  encode(): Promise<EncodedCard> {
    return Promise.reject({ reason: 'no-run', message: this.t('fieldKinds.noRun') } satisfies EncoderRefusal);
  }
}
