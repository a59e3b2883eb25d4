import { Count, Shown } from '../../door/view.js';

/** How the server is. */
export class Health {
  @Shown({ type: String, enum: ['ok', 'failing'] }) status: 'ok' | 'failing';
  @Shown() version: string;
  @Shown({ type: String, enum: ['ok', 'away'] }) database: 'ok' | 'away';
  @Count() revision: number;
}
