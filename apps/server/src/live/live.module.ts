import { Module } from '@nestjs/common';
import { LiveController } from './live.controller.js';
import { LiveDesk } from './live-desk.js';
import { RunOwners } from './run-owners.js';
import { StillSignedIn } from './still-signed-in.js';
import { VisibleChanges } from './visible-changes.js';

/** Changes as they happen. */
@Module({ controllers: [LiveController], providers: [LiveDesk, RunOwners, StillSignedIn, VisibleChanges] })
export class LiveModule {}
