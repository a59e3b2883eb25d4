import { inject, Injectable } from '@angular/core';
import { Api, countObjects, listNodes, previewPlugin, readInstalledType, readUseCase, switchPlugin, type InstalledTypeDetail, type NodeList, type UseCaseDetail } from '@tessera/api-client';
import { because, seen } from '../data/values.js';

/** What installed packages say of their parts. */
@Injectable({ providedIn: 'root' })
export class PluginsApi {
  private readonly api = inject(Api);

  /** All that a use case says of itself, and where it stands. */
  useCase(symbolicName: string): Promise<UseCaseDetail> {
    return this.api.invoke(readUseCase, { symbolicName });
  }

  /** All that an object type says of itself, with its life cycle. */
  type(type: string): Promise<InstalledTypeDetail> {
    return this.api.invoke(readInstalledType, { type });
  }

  /** What switching a package would do to people. */
  async preview(name: string, enabled: boolean): Promise<readonly string[]> {
    return (await this.api.invoke(previewPlugin, { name, body: { enabled } })).effects;
  }

  /** Switches a package on, or lets it sleep, unless somebody was faster. */
  async switch(name: string, revision: number, enabled: boolean, reason = ''): Promise<void> {
    await this.api.invoke(switchPlugin, { name, 'If-Match': seen(revision), ...because(reason), body: { enabled } });
  }

  /** The processes that serve the house. */
  nodes(): Promise<NodeList> {
    return this.api.invoke(listNodes);
  }

  /** How many objects are in each state, as far as the caller may see them. */
  async counts(type: string): Promise<ReadonlyMap<string, number>> {
    const { counts } = await this.api.invoke(countObjects, { type });
    return new Map(counts.map(({ state, count }) => [state, count]));
  }
}
