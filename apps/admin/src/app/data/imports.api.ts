import { inject, Injectable } from '@angular/core';
import {
  Api, cancelImport, checkImport, inspectImport, listImportFindings, listImportKinds, listImports, openImport, pauseImport, readImport, resumeImport, runImport,
  sendImportPiece, type FindingPage, type ImportKindView, type ImportPage, type ImportView, type PlanImport,
} from '@tessera/api-client';

const PIECE = 1_000_000;
const STEERING = { run: runImport, pause: pauseImport, resume: resumeImport, cancel: cancelImport } as const;

/** How an import can be steered. */
export type Steering = keyof typeof STEERING;

/** Files that come in. */
@Injectable({ providedIn: 'root' })
export class ImportsApi {
  private readonly api = inject(Api);

  async kinds(): Promise<readonly ImportKindView[]> {
    return (await this.api.invoke(listImportKinds)).items;
  }

  list(cursor?: string): Promise<ImportPage> {
    return this.api.invoke(listImports, { cursor, limit: 20 });
  }

  read(id: string): Promise<ImportView> {
    return this.api.invoke(readImport, { id });
  }

  /** Sends a file piece by piece; `tell` hears how much of it is there. */
  async send(kind: string, file: File, tell: (share: number) => void): Promise<ImportView> {
    const { id } = await this.api.invoke(openImport, { body: { kind, fileName: file.name } });
    for (let number = 0; number * PIECE < file.size; number++) {
      await this.api.invoke(sendImportPiece, { id, number, body: file.slice(number * PIECE, (number + 1) * PIECE) });
      tell(Math.min(1, ((number + 1) * PIECE) / file.size));
    }
    return this.api.invoke(inspectImport, { id, body: {} });
  }

  inspect(id: string, encoding: string, separator: string): Promise<ImportView> {
    return this.api.invoke(inspectImport, { id, body: { encoding: encoding as 'utf-8', separator: separator as ',' } });
  }

  check(id: string, plan: PlanImport): Promise<ImportView> {
    return this.api.invoke(checkImport, { id, body: plan });
  }

  steer(id: string, steering: Steering): Promise<ImportView> {
    return this.api.invoke(STEERING[steering], { id });
  }

  findings(id: string, cursor?: string): Promise<FindingPage> {
    return this.api.invoke(listImportFindings, { id, cursor, limit: 50 });
  }
}
