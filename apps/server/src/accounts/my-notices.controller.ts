import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { NoticeBoard, type PersonalNotice } from '@tessera/store';
import type { Caller } from '../access/caller.js';
import { CurrentCaller, InSession } from '../access/permission.js';
import { Does } from '../door/documented.js';
import { PageQuery } from '../http/objects/object.shapes.js';
import { NoticeList, type NoticeView } from './accounts.models.js';
import { MarkNoticesRead } from './accounts.shapes.js';

@ApiTags('My account')
@Controller('me/notices')
export class MyNoticesController {
  constructor(private readonly board: NoticeBoard) {}

  @Get() @InSession() @Does('What the caller should know, the latest first') @ApiOkResponse({ type: NoticeList })
  async listMyNotices(@CurrentCaller() { identityId }: Caller, @Query() query: PageQuery): Promise<NoticeList> {
    const [{ items, nextCursor }, unread] = await Promise.all([this.board.list(identityId, query), this.board.countUnread(identityId)]);
    return { items: items.map(viewOf), ...(nextCursor === undefined ? {} : { nextCursor }), unread };
  }

  @Post('read') @InSession() @HttpCode(204) @Does('Mark notices as read: some, or all of them') @ApiNoContentResponse()
  markMyNoticesRead(@CurrentCaller() { identityId }: Caller, @Body() { ids }: MarkNoticesRead): Promise<void> {
    return this.board.markRead(identityId, new Date(), ids);
  }
}

const viewOf = ({ id, template, language, subject, body, createdAt, readAt }: PersonalNotice): NoticeView => ({
  id, template, language, subject, text: body, at: createdAt.toISOString(), ...(readAt && { readAt: readAt.toISOString() }),
});
