import { Module } from '@nestjs/common';
import { CsvRows } from './csv-rows.js';
import { ImportDesk } from './import-desk.js';
import { ImportsController } from './imports.controller.js';
import { ImportViews } from './import-views.js';

/** People and things that come in by files. */
@Module({ controllers: [ImportsController], providers: [CsvRows, ImportDesk, ImportViews], exports: [CsvRows] })
export class ImportsModule {}
