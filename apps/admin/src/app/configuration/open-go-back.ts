import type { MatDialog } from '@angular/material/dialog';
import type { AppliedView } from '@tessera/api-client';
import { firstValueFrom } from 'rxjs';

/** Asks whether to go back to a revision, showing what that does first; answers what was made of it. */
export async function openGoBack(dialog: MatDialog, number: number): Promise<AppliedView | undefined> {
  const { GoBackDialog } = await import('./go-back-dialog.js');
  const opened = dialog.open<unknown, number, AppliedView>(GoBackDialog, { data: number, width: 'min(720px, 96vw)', maxWidth: '96vw' });
  return firstValueFrom(opened.afterClosed());
}
