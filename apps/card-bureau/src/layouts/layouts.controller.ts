import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { notFound } from '../http/problem.js';
import { LAYOUTS } from './layouts.js';

/** A layout in the list. */
export class LayoutSummaryDto {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty() description: string;
}

/** Something that comes with a card. */
export class ArticleDto {
  @ApiProperty() articleId: string;
  @ApiProperty() name: string;
}

/** One value of a choice. */
export class ListValueDto {
  @ApiProperty({ type: 'integer' }) index: number;
  @ApiProperty() label: string;
}

/** One field that a layout prints or encodes. */
export class InputFieldDto {
  @ApiProperty() name: string;
  @ApiProperty() label: string;
  @ApiProperty({ enum: ['text', 'choice'] }) type: 'text' | 'choice';
  @ApiProperty() required: boolean;
  @ApiPropertyOptional({ type: 'integer' }) maxLength?: number;
  @ApiPropertyOptional({ type: [ListValueDto] }) valueList?: readonly ListValueDto[];
}

/** A layout with all that belongs to it. */
export class LayoutDto {
  @ApiProperty() id: string;
  @ApiProperty() name: string;
  @ApiProperty() description: string;
  @ApiProperty({ type: [ArticleDto] }) articles: readonly ArticleDto[];
  @ApiProperty({ type: [InputFieldDto] }) inputFields: readonly InputFieldDto[];
}

/** What can be ordered. */
@ApiTags('Layouts')
@ApiBearerAuth()
@Controller('layouts')
export class LayoutsController {
  @Get()
  @ApiOperation({ operationId: 'listLayouts', summary: 'List what the bureau can produce' })
  @ApiOkResponse({ type: [LayoutSummaryDto] })
  list(): readonly LayoutSummaryDto[] {
    return LAYOUTS.map(({ id, name, description }) => ({ id, name, description }));
  }

  @Get(':id')
  @ApiOperation({ operationId: 'readLayout', summary: 'Read one layout with its articles and input fields' })
  @ApiOkResponse({ type: LayoutDto })
  read(@Param('id') id: string): LayoutDto {
    const layout = LAYOUTS.find((one) => one.id === id);
    if (layout === undefined) throw notFound('unknown-layout', 'The bureau has no such layout.');
    return layout;
  }
}
