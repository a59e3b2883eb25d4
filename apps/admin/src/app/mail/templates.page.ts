import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Empty, Moment, followRules, query } from '@tessera/shell';
import { Cell, DataTable } from '@tessera/shell/data-table';
import { MailApi } from '../data/mail.api.js';
import { sentences } from '../ui/sentences.js';

/** All templates of messages. */
@Component({
  selector: 'adm-templates',
  imports: [Cell, DataTable, Empty, Moment, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './templates.page.html',
})
export class TemplatesPage {
  protected readonly t = sentences();
  private readonly api = inject(MailApi);
  protected readonly templates = query(() => 'templates', () => this.api.templates());
  protected readonly rows = computed(() => this.templates.value()?.map((one) => ({ ...one, id: one.name })));
  protected readonly columns = computed(() => [
    { key: 'title', title: this.t('mail.template'), wide: true },
    { key: 'subject', title: this.t('mail.subject'), wide: true },
    { key: 'forms', title: this.t('mail.sentAs') },
    { key: 'changed', title: this.t('mail.changed') },
  ]);

  constructor() {
    followRules([this.templates]);
  }
}
