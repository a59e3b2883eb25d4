import { Injectable, inject } from '@angular/core';
import { Api, forceUnlockObject, freezeObject, lockObject, numberObject, unfreezeObject, unlockObject } from '@tessera/api-client';
import type { ObjectView } from '@tessera/api-client';

const ACTIONS = { lock: lockObject, unlock: unlockObject, 'force-unlock': forceUnlockObject, freeze: freezeObject, unfreeze: unfreezeObject, number: numberObject } as const;

/** What keeps an object from being changed, gives it back, or numbers it. */
export type ProtectionAction = keyof typeof ACTIONS;

/** The calls that lock, unlock, freeze, unfreeze and number an object. */
@Injectable({ providedIn: 'root' })
export class ProtectionApi {
  private readonly api = inject(Api);

  /** Does it at once; an object that somebody else keeps is a `Problem`. */
  perform(action: ProtectionAction, id: string): Promise<ObjectView> {
    return this.api.invoke(ACTIONS[action], { id });
  }
}
