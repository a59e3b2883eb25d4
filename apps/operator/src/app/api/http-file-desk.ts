import { HttpClient, HttpEventType } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { AttachmentView, FileView } from '@tessera/api-client';
import type { FileDesk, SentFile } from '@tessera/forms';
import { Problem, asProblem } from '@tessera/shell';
import { lastValueFrom, tap } from 'rxjs';

type Arrived = (part: number) => void;

/** Files behind our server. Sending goes past the generated client, which cannot say how far it is. */
@Injectable({ providedIn: 'root' })
export class HttpFileDesk implements FileDesk {
  private readonly http = inject(HttpClient);

  send(runId: string, field: string, file: File, arrived: Arrived): Promise<SentFile> {
    return this.post<FileView>(`/api/files?${new URLSearchParams({ runId, field }).toString()}`, file, arrived);
  }

  /** Attaches a file to an object. */
  attach(objectId: string, file: File, arrived: Arrived): Promise<AttachmentView> {
    return this.post<AttachmentView>(`/api/objects/${objectId}/attachments`, file, arrived);
  }

  address(id: string): string {
    return `/api/files/${id}`;
  }

  thumbnail(id: string, size: 'small' | 'large'): string {
    return `/api/files/${id}/thumbnail?size=${size}`;
  }

  private async post<T>(url: string, file: File, arrived: Arrived): Promise<T> {
    const form = new FormData();
    form.append('file', file, file.name);
    try {
      const last = await lastValueFrom(this.http.post<T>(url, form, { observe: 'events', reportProgress: true }).pipe(tap((event) => {
        if (event.type === HttpEventType.UploadProgress && event.total) arrived(event.loaded / event.total);
      })));
      if (last.type === HttpEventType.Response && last.body !== null) return last.body;
      throw new Error('the answer is empty');
    } catch (cause) {
      throw named(asProblem(cause));
    }
  }
}

// What is wrong with a file is said at the file, by the name of that fault.
function named(problem: Problem): Problem {
  const [fault] = problem.faults;
  if (!fault) return problem;
  return new Problem(problem.status, fault.reason, problem.title, problem.detail, problem.faults, problem.details, problem.body);
}
