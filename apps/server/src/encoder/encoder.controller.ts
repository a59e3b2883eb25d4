import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@tessera/engine';
import type { Caller } from '../access/caller.js';
import { CurrentActor, CurrentCaller, SignedIn } from '../access/permission.js';
import { Does } from '../door/documented.js';
import { IdPipe } from '../door/id.pipe.js';
import { EncoderDesk } from './encoder-desk.js';
import { ReaderView, ReceiptView } from './encoder.models.js';
import { SetReader } from './encoder.shapes.js';
import { TakesWork } from '../nodes/index.js';
import { ReaderDesk } from './reader-desk.js';

@ApiTags('Encoder')
@Controller()
export class EncoderController {
  constructor(
    private readonly desk: EncoderDesk,
    private readonly readers: ReaderDesk,
  ) {}

  @Post('runs/:id/devices/:field') @SignedIn() @TakesWork() @HttpCode(200) @Does('Have the device do what a field of a run asks') @ApiOkResponse({ type: ReceiptView })
  useDevice(@CurrentActor() actor: Actor, @Param('id', IdPipe) runId: string, @Param('field') field: string): Promise<ReceiptView> {
    return this.desk.encode(actor, runId, field);
  }

  @Get('encoder/reader') @SignedIn() @Does('The simulated reader on my desk') @ApiOkResponse({ type: ReaderView })
  readReader(@CurrentCaller() caller: Caller): Promise<ReaderView> {
    return this.readers.read(caller);
  }

  @Put('encoder/reader') @SignedIn() @Does('Put a card into the simulated reader, or take it out') @ApiOkResponse({ type: ReaderView })
  setReader(@CurrentCaller() caller: Caller, @Body() body: SetReader): Promise<ReaderView> {
    return this.readers.set(caller, body);
  }
}
