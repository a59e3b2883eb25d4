import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Caller } from '../../access/caller.js';
import { CurrentCaller, SignedIn } from '../../access/permission.js';
import { Does } from '../../door/documented.js';
import { IdPipe } from '../../door/id.pipe.js';
import { CustomizeShape } from '../acl/acl.shapes.js';
import { ObjectView } from '../models/object.models.js';
import { ObjectProtectionDesk } from './object-protection-desk.js';

@ApiTags('Objects')
@Controller('objects')
export class ObjectProtectionController {
  constructor(private readonly desk: ObjectProtectionDesk) {}

  @Post(':id/lock') @SignedIn() @HttpCode(200) @Does('Keep an object: nobody else may change it') @ApiOkResponse({ type: ObjectView })
  lockObject(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<ObjectView> {
    return this.desk.perform(caller, id, 'lock');
  }

  @Post(':id/unlock') @SignedIn() @HttpCode(200) @Does('End the caller\'s own lock') @ApiOkResponse({ type: ObjectView })
  unlockObject(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<ObjectView> {
    return this.desk.perform(caller, id, 'unlock');
  }

  @Post(':id/force-unlock') @SignedIn() @HttpCode(200) @Does('End anybody\'s lock') @ApiOkResponse({ type: ObjectView })
  forceUnlockObject(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<ObjectView> {
    return this.desk.perform(caller, id, 'forceUnlock');
  }

  @Post(':id/freeze') @SignedIn() @HttpCode(200) @Does('Take an object out of use') @ApiOkResponse({ type: ObjectView })
  freezeObject(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<ObjectView> {
    return this.desk.perform(caller, id, 'freeze');
  }

  @Post(':id/unfreeze') @SignedIn() @HttpCode(200) @Does('Put a frozen object back into use') @ApiOkResponse({ type: ObjectView })
  unfreezeObject(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<ObjectView> {
    return this.desk.perform(caller, id, 'unfreeze');
  }

  @Post(':id/number') @SignedIn() @HttpCode(200) @Does('Give an object the next number of its series') @ApiOkResponse({ type: ObjectView })
  numberObject(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string): Promise<ObjectView> {
    return this.desk.perform(caller, id, 'number');
  }

  @Post(':id/customize') @SignedIn() @HttpCode(200) @Does('Make an object one of another model: the model\'s scheme holds from then on') @ApiOkResponse({ type: ObjectView })
  customizeObject(@CurrentCaller() caller: Caller, @Param('id', IdPipe) id: string, @Body() { model }: CustomizeShape): Promise<ObjectView> {
    return this.desk.customize(caller, id, model);
  }
}
