import { inject, Injectable } from '@angular/core';
import { Api, createModel, listModels, removeModel, saveModel, type ModelShape, type ModelsView, type ModelView } from '@tessera/api-client';
import { seen } from '../data/values.js';

/** The models of object types. */
@Injectable({ providedIn: 'root' })
export class ModelsApi {
  private readonly api = inject(Api);

  list(type: string): Promise<ModelsView> {
    return this.api.invoke(listModels, { type });
  }

  /** Makes a model, or changes the one that was seen. */
  save(type: string, body: ModelShape, before?: ModelView): Promise<ModelView> {
    return before ? this.api.invoke(saveModel, { type, id: before.id, 'If-Match': seen(before.revision), body }) : this.api.invoke(createModel, { type, body });
  }

  async remove(type: string, id: string): Promise<void> {
    await this.api.invoke(removeModel, { type, id });
  }
}
