import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiGoneResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Organisation } from '../access/door.guard.js';
import { Problem } from '../http/problem.js';
import { CardPageDto, CardPageQueryDto, OrderDto, OrderIdsDto, OrderReportDto, PlaceOrderDto } from './order.dto.js';
import { OrderBook } from './order-book.js';
import { OrderDesk } from './order-desk.js';

const KEY = /^[\x21-\x7e]{1,200}$/;

function checkedKey(key: string | undefined): string {
  if (key === undefined || !KEY.test(key)) {
    throw new Problem(400, 'idempotency-key-missing', 'Send the header Idempotency-Key with 1 to 200 visible characters.');
  }
  return key;
}

/** Orders and what becomes of them. */
@ApiTags('Orders')
@ApiBearerAuth()
@Controller()
export class OrdersController {
  constructor(
    private readonly desk: OrderDesk,
    private readonly book: OrderBook,
  ) {}

  @Post('orders')
  @ApiOperation({ operationId: 'placeOrder', summary: 'Place an order; repeating it with the same key is safe' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', maxLength: 200 } })
  @ApiCreatedResponse({ type: OrderDto, description: 'The order is accepted and on the disk.' })
  @ApiOkResponse({ type: OrderDto, description: 'The order had been accepted before.' })
  @ApiConflictResponse({ description: 'Another order was accepted under this key.' })
  @ApiGoneResponse({ description: 'The key is closed.' })
  @ApiUnprocessableEntityResponse({ description: 'The bureau does not take this order.' })
  async place(
    @Organisation() organisationId: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body() request: PlaceOrderDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderDto> {
    const { orderId, isNew } = await this.desk.accept(organisationId, checkedKey(key), request);
    void reply.status(isNew ? 201 : 200);
    return this.book.byId(organisationId, orderId);
  }

  @Get('orders/by-key/:key')
  @ApiOperation({ operationId: 'readOrderByKey', summary: 'Find the order that was accepted under a key' })
  @ApiOkResponse({ type: OrderDto })
  byKey(@Organisation() organisationId: string, @Param('key') key: string): OrderDto {
    return this.book.byKey(organisationId, key);
  }

  @Delete('order-keys/:key')
  @ApiOperation({ operationId: 'closeKey', summary: 'Settle an unknown outcome: get the order, or close the key for ever' })
  @ApiOkResponse({ type: OrderDto, description: 'An order had been accepted under this key.' })
  @ApiNoContentResponse({ description: 'Nothing was accepted, and nothing ever will be.' })
  async closeKey(
    @Organisation() organisationId: string,
    @Param('key') key: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderDto | undefined> {
    const orderId = await this.desk.closeKey(organisationId, checkedKey(key));
    if (orderId !== undefined) return this.book.byId(organisationId, orderId);
    void reply.status(204);
    return undefined;
  }

  @Get('orders/:id')
  @ApiOperation({ operationId: 'readOrder', summary: 'Read an order with its first 1,000 cards' })
  @ApiOkResponse({ type: OrderDto })
  read(@Organisation() organisationId: string, @Param('id') orderId: string): OrderDto {
    return this.book.byId(organisationId, orderId);
  }

  @Get('orders/:id/cards')
  @ApiOperation({ operationId: 'listOrderedCards', summary: 'Page through the cards of a large order' })
  @ApiOkResponse({ type: CardPageDto })
  cards(@Organisation() organisationId: string, @Param('id') orderId: string, @Query() { after, limit }: CardPageQueryDto): CardPageDto {
    return this.book.cards(organisationId, orderId, after, limit);
  }

  @Post('orders/status')
  @HttpCode(200)
  @ApiOperation({ operationId: 'reportOrders', summary: 'Read up to 100 orders at once' })
  @ApiOkResponse({ type: OrderReportDto })
  report(@Organisation() organisationId: string, @Body() { orderIds }: OrderIdsDto): OrderReportDto {
    const orders = this.book.byIds(organisationId, orderIds);
    const found = new Set(orders.map(({ orderId }) => orderId));
    return { orders, unknown: orderIds.filter((id) => !found.has(id)) };
  }
}
