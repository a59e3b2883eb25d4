import { Count, Shown } from '../../door/view.js';

/** How the server's packages are. */
export class PackageHealth {
  @Shown({ description: 'Whether they are those of most nodes.' }) agrees: boolean;
}

/** How the server is. */
export class Health {
  @Shown({ type: String, enum: ['ok', 'differs', 'failing'], description: '`differs`: it runs other packages than most nodes, and takes no work.' }) status: 'ok' | 'differs' | 'failing';
  @Shown() version: string;
  @Shown({ type: String, enum: ['ok', 'away'] }) database: 'ok' | 'away';
  @Count() revision: number;
  @Shown({ type: () => PackageHealth }) packages: PackageHealth;
}
