import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Confirm, LiveUpdates, Moment, query, Session } from '@tessera/shell';
import { ConfigurationApi } from '../data/configuration.api.js';
import { Attempt } from '../ui/attempt.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';

/** Whether two people have to agree before the configuration changes, and the way to change that. */
@Component({
  selector: 'adm-approval-setting',
  imports: [MatButton, Moment, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="t-card t-stack" aria-labelledby="approval-heading">
      <h2 id="approval-heading">{{ t('approval.heading') }}</h2>
      @if (setting.value(); as now) {
        <p>{{ now.required ? t('approval.isOn') : t('approval.isOff') }}</p>
        @if (now.changedAt; as at) { <p class="t-small t-muted">{{ t('approval.changed', { name: now.changedBy ?? '' }) }} <t-moment [at]="at" /></p> }
        @if (mayChange()) {
          <div>
            <button matButton="outlined" type="button" [disabled]="attempt.busy() !== undefined" (click)="turn(!now.required, now.revision)">
              {{ now.required ? t('approval.turnOff') : t('approval.turnOn') }}
            </button>
          </div>
        }
      } @else {
        <adm-waiting [content]="setting" [lines]="2" />
      }
    </section>
  `,
})
export class ApprovalSetting {
  protected readonly t = sentences();
  private readonly api = inject(ConfigurationApi);
  private readonly confirm = inject(Confirm);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  protected readonly setting = query(() => 'approval', () => this.api.approval());
  protected readonly mayChange = computed(() => this.session.can('configuration:approve'));

  constructor() {
    inject(LiveUpdates).on(({ kind }) => kind === 'rules', () => this.setting.reload());
  }

  protected async turn(required: boolean, revision: number): Promise<void> {
    const word = required ? 'turnOn' : 'turnOff';
    const agreed = await this.confirm.ask({ title: this.t(`approval.${word}Question`), text: this.t(`approval.${word}Text`), yes: this.t(`approval.${word}`) });
    if (!agreed) return;
    await this.attempt.done(word, this.t(required ? 'approval.turnedOn' : 'approval.turnedOff'), () => this.api.saveApproval(required, revision));
    this.setting.reload();
  }
}
