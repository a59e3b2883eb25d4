import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsObject, IsOptional, IsString, Length, Matches, Max, Min, ValidateNested } from 'class-validator';

const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/** One card to produce. */
export class CardToProduceDto {
  @ApiProperty({ maxLength: 64, description: 'Your own id of the card; it comes back with every report.' })
  @IsString()
  @Length(1, 64)
  @Matches(VISIBLE_ASCII)
  cardId: string;

  @ApiPropertyOptional({ maxLength: 40, description: 'The number to print; without it the bureau numbers the card.' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  @Matches(VISIBLE_ASCII)
  cardNumber?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' }, description: 'Values for the input fields of the layout.' })
  @IsOptional()
  @IsObject()
  fields?: Record<string, unknown>;
}

/** An order of cards of one layout. */
export class PlaceOrderDto {
  @ApiProperty({ maxLength: 64 }) @IsString() @Length(1, 64) layoutId: string;

  @ApiPropertyOptional({ maxLength: 100 }) @IsOptional() @IsString() @Length(1, 100) reference?: string;

  @ApiProperty({ type: [CardToProduceDto], minItems: 1, maxItems: 10_000 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10_000)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => CardToProduceDto)
  cards: CardToProduceDto[];
}

/** The orders a partner asks about. */
export class OrderIdsDto {
  @ApiProperty({ type: [String], minItems: 1, maxItems: 100 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @Length(1, 64, { each: true })
  orderIds: string[];
}

/** Which cards of an order to show. */
export class CardPageQueryDto {
  @ApiPropertyOptional({ type: 'integer', minimum: -1, description: 'Show the cards after this position.' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(-1)
  after: number = -1;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 1000 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  limit: number = 1000;
}

/** What the finished card tells about itself. */
export class ReadoutsDto {
  @ApiPropertyOptional() cardNumber?: string;
  @ApiProperty() chipSerial: string;
  @ApiPropertyOptional() rfid?: string;
}

/** Where one card stands. */
export class OrderedCardDto {
  @ApiProperty() cardId: string;
  @ApiProperty({ description: 'accepted, in-production, produced, shipped or failed; be ready for others.' }) status: string;
  @ApiPropertyOptional({ description: 'Known once the card is produced.' }) readouts?: ReadoutsDto;
  @ApiPropertyOptional({ description: 'Known once the card is shipped.' }) shipmentId?: string;
}

/** One page of the cards of an order. */
export class CardPageDto {
  @ApiProperty({ type: [OrderedCardDto] }) cards: readonly OrderedCardDto[];
  @ApiPropertyOptional({ type: 'integer', description: 'Ask for the cards after this position.' }) nextCards?: number;
}

/** Where an order stands; its status is that of its slowest card. */
export class OrderDto {
  @ApiProperty() orderId: string;
  @ApiProperty() key: string;
  @ApiProperty() layoutId: string;
  @ApiPropertyOptional() reference?: string;
  @ApiProperty() status: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: 'integer' }) cardCount: number;
  @ApiProperty({ type: [OrderedCardDto] }) cards: readonly OrderedCardDto[];
  @ApiPropertyOptional({ type: 'integer', description: 'More cards follow: ask for those after this position.' }) nextCards?: number;
}

/** The orders that were found, and the ids under which there is nothing. */
export class OrderReportDto {
  @ApiProperty({ type: [OrderDto] }) orders: readonly OrderDto[];
  @ApiProperty({ type: [String] }) unknown: readonly string[];
}
