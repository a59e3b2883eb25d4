import { inject, Injectable } from '@angular/core';
import { Api, createModel, listModels, removeModel, saveModel, type ModelShape, type ModelsView, type ModelView } from '@tessera/api-client';
import { because, seen } from '../data/values.js';

/** The models of object types. */
@Injectable({ providedIn: 'root' })
export class ModelsApi {
  private readonly api = inject(Api);

  list(type: string): Promise<ModelsView> {
    return this.api.invoke(listModels, { type });
  }

  /** Makes a model, or changes the one that was seen. */
  save(type: string, body: ModelShape, reason = '', before?: ModelView): Promise<ModelView> {
    const sent = { type, ...because(reason), body };
    return before ? this.api.invoke(saveModel, { ...sent, id: before.id, 'If-Match': seen(before.revision) }) : this.api.invoke(createModel, sent);
  }

  async remove(type: string, id: string, reason = ''): Promise<void> {
    await this.api.invoke(removeModel, { type, id, ...because(reason) });
  }
}
