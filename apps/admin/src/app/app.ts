import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Frame } from '@tessera/shell';

/** The admin app: the shared frame around the page in view. */
@Component({
  selector: 'adm-root',
  imports: [Frame, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<t-frame><router-outlet /></t-frame>`,
})
export class App {}
