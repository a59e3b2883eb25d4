import { At, Many, Shown, Words } from '../door/view.js';

/** A process that serves this house. */
export class NodeView {
  @Shown({ format: 'uuid' }) id: string;
  @Shown({ description: 'The one that answers.' }) self: boolean;
  @Shown() hostName: string;
  @Shown() version: string;
  @Words() roles: string[];
  @At() startedAt: string;
  @At() seenAt: string;
  @Shown({ description: 'Of the packages that it has loaded.' }) hash: string;
  @Shown({ description: 'Whether it runs the same packages as most nodes; if not, it takes no work.' }) agrees: boolean;
}

/** The processes that serve this house, the oldest first. */
export class NodeList {
  @Shown({ format: 'uuid', description: 'The node that answers.' }) node: string;
  @Shown({ description: 'Of the packages that the answering node has loaded.' }) hash: string;
  @Shown({ description: 'Whether the answering node runs the same packages as most.' }) agrees: boolean;
  @Many(() => NodeView) items: NodeView[];
}
