import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ControlDoor } from '../access/door.guard.js';
import { BureauSettings } from '../faults/bureau-settings.js';
import type { Settings } from '../faults/settings.js';
import { LedgerReader, type LedgerPage, type Overview } from './ledger-reader.js';
import { ClosedKeysQueryDto, LedgerQueryDto, SettingsDto } from './settings.dto.js';

const NEWEST = 50;

/** For those who run the bureau: watch it, set its clock, make it misbehave. */
@ApiTags('Control')
@ControlDoor()
@Controller('control')
export class ControlController {
  constructor(
    private readonly settings: BureauSettings,
    private readonly reader: LedgerReader,
  ) {}

  @Get('settings')
  @ApiOperation({ operationId: 'readSettings', summary: 'Read clock, fault switches and seed' })
  @ApiOkResponse({ type: SettingsDto })
  readSettings(): Settings {
    return this.settings.current;
  }

  @Put('settings')
  @ApiOperation({ operationId: 'replaceSettings', summary: 'Set clock, fault switches and seed' })
  @ApiOkResponse({ type: SettingsDto })
  async replaceSettings(@Body() settings: SettingsDto): Promise<Settings> {
    return this.settings.replace(settings);
  }

  @Get('overview')
  @ApiOperation({ operationId: 'readOverview', summary: 'Read the newest orders and a few numbers' })
  overview(): Overview {
    return this.reader.overview(NEWEST);
  }

  @Get('ledger')
  @ApiOperation({ operationId: 'listLedger', summary: 'Page through every accepted order with its key and all cards' })
  ledger(@Query() { after, limit }: LedgerQueryDto): LedgerPage {
    return this.reader.page(after, limit);
  }

  @Get('closed-keys')
  @ApiOperation({ operationId: 'listClosedKeys', summary: 'Page through the closed keys' })
  closedKeys(@Query() { after, limit }: ClosedKeysQueryDto): { readonly keys: readonly string[] } {
    return { keys: this.reader.closedKeys(after, limit) };
  }
}
