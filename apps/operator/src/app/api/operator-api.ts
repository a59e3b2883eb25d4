import { Injectable, inject } from '@angular/core';
import {
  Api, answerStep, cancelRun, countObjects, listBatchActions, listObjectTypes, listPlaceActions, listRuns, openRun, readObject, readObjectHistory,
  readObjectType, readRun, revealSecrets, searchObjects, submitRun, takeLetters,
} from '@tessera/api-client';
import type {
  ActionView, AuditPage, PasswordLetterView, ObjectDetail, ObjectPage, ObjectTypeDetail, ObjectTypeView, RunPage, RunView, SearchObjects$Params, SecretsView, StateCount,
} from '@tessera/api-client';

/** What to search for; `attributes` are compared for equality. */
export interface ObjectSearch extends Readonly<Omit<SearchObjects$Params, 'attr'>> {
  readonly attributes?: Readonly<Record<string, string>>;
}

/** The calls of the operator app, one per endpoint. */
@Injectable({ providedIn: 'root' })
export class OperatorApi {
  private readonly api = inject(Api);

  async objectTypes(): Promise<readonly ObjectTypeView[]> {
    return (await this.api.invoke(listObjectTypes)).items;
  }

  objectType(type: string): Promise<ObjectTypeDetail> {
    return this.api.invoke(readObjectType, { type });
  }

  async newActions(type: string): Promise<readonly ActionView[]> {
    return (await this.api.invoke(listPlaceActions, { type, place: 'new' })).items;
  }

  search({ attributes, ...search }: ObjectSearch): Promise<ObjectPage> {
    const attr = Object.fromEntries(Object.entries(attributes ?? {}).map(([name, value]) => [`attr.${name}`, value]));
    return this.api.invoke(searchObjects, { ...search, attr });
  }

  async counts(type: string): Promise<readonly StateCount[]> {
    return (await this.api.invoke(countObjects, { type })).counts;
  }

  object(id: string): Promise<ObjectDetail> {
    return this.api.invoke(readObject, { id });
  }

  history(id: string, cursor?: string): Promise<AuditPage> {
    return this.api.invoke(readObjectHistory, { id, cursor });
  }

  revealSecrets(id: string): Promise<SecretsView> {
    return this.api.invoke(revealSecrets, { id });
  }

  async batchActions(type: string, state: string): Promise<readonly ActionView[]> {
    return (await this.api.invoke(listBatchActions, { type, state })).items;
  }

  /** Opens a run; the key makes a request that is sent again the same request. */
  openRun(entryId: string, subjectIds: readonly string[]): Promise<RunView> {
    return this.api.invoke(openRun, { 'Idempotency-Key': crypto.randomUUID(), body: { entryId, subjectIds: [...subjectIds] } });
  }

  run(id: string): Promise<RunView> {
    return this.api.invoke(readRun, { id });
  }

  /** The password letters of a run, which the server has no more then. */
  async takeLetters(id: string): Promise<readonly PasswordLetterView[]> {
    return (await this.api.invoke(takeLetters, { id })).items;
  }

  myRuns(limit: number, cursor?: string): Promise<RunPage> {
    return this.api.invoke(listRuns, { mine: 'true', limit, cursor });
  }

  answerStep(id: string, index: number, values: Readonly<Record<string, unknown>>): Promise<RunView> {
    return this.api.invoke(answerStep, { id, index, body: { values } });
  }

  /** Submitting twice is harmless: the second answer is the first one. */
  submitRun(id: string): Promise<RunView> {
    return this.api.invoke(submitRun, { id });
  }

  async cancelRun(id: string): Promise<void> {
    await this.api.invoke(cancelRun, { id });
  }
}
