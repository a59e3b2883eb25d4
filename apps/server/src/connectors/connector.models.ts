import { At, Count, Many, MayBeAt, MayShow, OpenValues, Shown, Words } from '../door/view.js';
import { FieldsByName } from '../http/models/fields.model.js';
import type { Fields } from '@tessera/plugin-api';

/** How a connector has been doing. */
export class HealthView {
  @Shown({ type: String, enum: ['healthy', 'failing', 'unknown'] }) state: 'healthy' | 'failing' | 'unknown';
  @MayBeAt() lastSuccess?: string;
  @MayBeAt() lastFailure?: string;
  @MayShow({ type: String, description: 'What went wrong last, while it is failing.' }) cause?: string;
}

/** A connector with its settings; secrets are never among them. */
export class ConnectorView {
  @Shown() name: string;
  @Shown() title: string;
  @Shown({ description: 'The capability that it provides.' }) provides: string;
  @FieldsByName() fields: Fields;
  @OpenValues() settings: Record<string, unknown>;
  @Words() secretsSet: string[];
  @Count() revision: number;
  @MayBeAt() changedAt?: string;
  @MayShow({ type: String }) changedBy?: string;
  @Shown() health: HealthView;
}

/** All connectors of the installed packages. */
export class ConnectorList {
  @Many(() => ConnectorView) items: ConnectorView[];
}

/** What a connection test found. */
export class ConnectorTestView {
  @Shown() ok: boolean;
  @Shown() message: string;
  @At() at: string;
  @Count() durationMs: number;
}
