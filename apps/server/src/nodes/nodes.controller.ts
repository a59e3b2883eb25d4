import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Permission } from '../access/permission.js';
import { Does } from '../door/documented.js';
import { leadingHash } from './agreement.js';
import { NodeBook } from './node-book.js';
import { NodeList } from './node.models.js';

@ApiTags('Administration')
@Controller('admin/nodes')
export class NodesController {
  constructor(private readonly book: NodeBook) {}

  @Get() @Permission('node:read') @Does('The processes that serve this house, and whether they run the same packages') @ApiOkResponse({ type: NodeList })
  listNodes(): NodeList {
    const { id: node, hash, agrees, all } = this.book;
    const leading = leadingHash(all);
    const items = all.map(({ id, hostName, version, roles, startedAt, seenAt, packageHash }) => ({
      id, self: id === node, hostName, version, roles: [...roles], startedAt: startedAt.toISOString(), seenAt: seenAt.toISOString(),
      hash: packageHash, agrees: packageHash === leading,
    }));
    return { node, hash, agrees, items };
  }
}
