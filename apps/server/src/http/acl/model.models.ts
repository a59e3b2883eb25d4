import { Count, Many, MayBeAt, MayShow, Shown } from '../../door/view.js';

/** How objects of a model are numbered. */
export class ModelNumbersView {
  @Shown() prefix: string;
  @Count() digits: number;
}

/** A model: a kind of objects of one type. */
export class ModelView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown() name: string;
  @MayShow({ type: String, description: 'The scenario that its objects follow; without it the default of the type.' }) scenario?: string;
  @MayShow({ type: () => ModelNumbersView }) numbers?: ModelNumbersView;
  @Shown({ description: 'Objects are of it: its scenario stays as it is.' }) used: boolean;
  @Count() revision: number;
  @MayBeAt() changedAt?: string;
  @MayShow({ type: String }) changedBy?: string;
}

/** The models of an object type, besides the standard one that every type has. */
export class ModelsView {
  @Shown() objectType: string;
  @Shown() title: string;
  @MayShow({ type: () => ModelNumbersView, description: 'Of the standard model.' }) numbers?: ModelNumbersView;
  @Many(() => ModelView) items: ModelView[];
}

/** An object type that has access schemes. */
export class SchemedTypeView {
  @Shown() name: string;
  @Shown() title: string;
}

/** The object types that have access schemes. */
export class SchemedTypeList {
  @Many(() => SchemedTypeView) items: SchemedTypeView[];
}
