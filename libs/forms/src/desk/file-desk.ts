import { InjectionToken } from '@angular/core';

/** A file as the house has taken it in: the id is the answer to the question. */
export interface SentFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
}

/** Why a file was not taken, as the API says it. */
export interface FileRefusal {
  readonly reason: string;
  readonly message: string;
}

/** The way for files; apps provide it. `send` rejects with a `FileRefusal`. */
export interface FileDesk {
  /** Sends the answer to a field of a run; `arrived` hears how much of it has, from 0 to 1. */
  send(runId: string, field: string, file: File, arrived: (part: number) => void): Promise<SentFile>;
  /** Where the file itself is. */
  address(id: string): string;
  /** Where a small picture of it is. */
  thumbnail(id: string, size: 'small' | 'large'): string;
}

/** How file and picture fields send and show. */
export const FILE_DESK = new InjectionToken<FileDesk>('FILE_DESK');
