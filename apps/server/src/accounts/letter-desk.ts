import { Inject, Injectable } from '@nestjs/common';
import { Forbidden, type Engine } from '@tessera/engine';
import { PasswordLetters } from '@tessera/store';
import { auditLine } from '../access/audit-line.js';
import type { Caller } from '../access/caller.js';
import { ENGINE } from '../house/tokens.js';
import { Sealer } from '../secrets/index.js';
import type { PasswordLetterList } from './accounts.models.js';
import { LETTER } from './letters.js';

/** Hands out password letters: once, to whoever ran the use case that made them. */
@Injectable()
export class LetterDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly letters: PasswordLetters,
    private readonly sealer: Sealer,
  ) {}

  /** The letters of a run of the caller, which are gone then. */
  async take(caller: Caller, runId: string): Promise<PasswordLetterList> {
    if (!caller.session) throw new Forbidden('session');
    const { id, useCase } = await this.engine.runs.read(caller.actor, runId);
    const taken = await this.letters.take(id, new Date(), ({ identityId, userName }) => ({
      ...auditLine(caller.actor, { action: 'password-letter.shown', useCase, runId: id, objectType: 'identity', objectId: identityId, reason: userName }),
      erasable: true,
    }));
    return { items: taken.map(({ id: letterId, name, userName, sealed }) => ({ name, userName, password: this.sealer.open(sealed, LETTER.purpose(letterId)) })) };
  }
}
