import { Module } from '@nestjs/common';
import { NumberingController } from './numbering.controller.js';
import { NumberingDesk } from './numbering-desk.js';

/** How objects are numbered. */
@Module({ controllers: [NumberingController], providers: [NumberingDesk] })
export class NumberingModule {}
