import { Injectable, inject } from '@angular/core';
import { Api, forceUnlockObject, freezeObject, lockObject, unfreezeObject, unlockObject } from '@tessera/api-client';
import type { ObjectView } from '@tessera/api-client';

const ACTIONS = { lock: lockObject, unlock: unlockObject, 'force-unlock': forceUnlockObject, freeze: freezeObject, unfreeze: unfreezeObject } as const;

/** What keeps an object from being changed, or gives it back. */
export type ProtectionAction = keyof typeof ACTIONS;

/** The calls that lock, unlock, freeze and unfreeze an object. */
@Injectable({ providedIn: 'root' })
export class ProtectionApi {
  private readonly api = inject(Api);

  /** Does it at once; an object that somebody else keeps is a `Problem`. */
  perform(action: ProtectionAction, id: string): Promise<ObjectView> {
    return this.api.invoke(ACTIONS[action], { id });
  }
}
