import type { ComponentType } from '@angular/cdk/portal';
import type { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

/** Opens a component as a sheet at the side (the whole screen on a small one) and waits for its answer. */
export function sheet<R>(dialog: MatDialog, component: ComponentType<unknown>, data?: unknown): Promise<R | undefined> {
  const opened = dialog.open<unknown, unknown, R>(component, {
    data,
    position: { top: '0', right: '0' },
    width: 'min(560px, 100vw)',
    maxWidth: '100vw',
    height: '100dvh',
    maxHeight: '100dvh',
    panelClass: 'adm-sheet',
    autoFocus: 'first-tabbable',
  });
  return firstValueFrom(opened.afterClosed());
}
