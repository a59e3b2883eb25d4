import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsNumber, IsObject, IsOptional, IsString, Length, Max, Min, ValidateNested } from 'class-validator';
import { INITIAL_SETTINGS, NO_FAULTS } from '../faults/settings.js';

const Share = (description: string): PropertyDecorator => (target, name) => {
  ApiPropertyOptional({ type: 'number', minimum: 0, maximum: 1, default: 0, description })(target, name);
  IsNumber({ allowNaN: false, allowInfinity: false })(target, name as string);
  Min(0)(target, name as string);
  Max(1)(target, name as string);
};

/** How the bureau misbehaves on purpose. */
export class FaultsDto {
  @Share('Share of accepted orders whose answer is lost.') loseAnswerAfterAccept: number = NO_FAULTS.loseAnswerAfterAccept;
  @Share('Share of requests answered with 503, half of them after the work was done.') serverError: number = NO_FAULTS.serverError;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 60_000, default: 0, description: 'Every answer waits so long.' })
  @IsInt()
  @Min(0)
  @Max(60_000)
  slowMs: number = NO_FAULTS.slowMs;

  @Share('Share of events that are delivered twice.') duplicateEvents: number = NO_FAULTS.duplicateEvents;

  @ApiPropertyOptional({ default: false, description: 'Events arrive late and in any order.' }) @IsBoolean() shuffleEvents: boolean = NO_FAULTS.shuffleEvents;

  @Share('Share of new orders that are refused.') refuse: number = NO_FAULTS.refuse;
  @Share('Share of cards reported with a status that nobody knows.') unknownStatus: number = NO_FAULTS.unknownStatus;
  @Share('Share of cards that fail in production.') failCards: number = NO_FAULTS.failCards;
}

/** All settings; what a PUT leaves out returns to its initial value. */
export class SettingsDto {
  @ApiPropertyOptional({ type: 'number', minimum: 0, maximum: 86_400, default: 30, description: 'From acceptance to the last shipment.' })
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0)
  @Max(86_400)
  productionSeconds: number = INITIAL_SETTINGS.productionSeconds;

  @ApiPropertyOptional({ type: FaultsDto }) @IsObject() @ValidateNested() @Type(() => FaultsDto) faults: FaultsDto = new FaultsDto();

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 4_294_967_295, default: 1, description: 'The same seed repeats the same faults.' })
  @IsInt()
  @Min(0)
  @Max(4_294_967_295)
  seed: number = INITIAL_SETTINGS.seed;
}

/** Which part of the ledger to show. */
export class LedgerQueryDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 0 }) @IsOptional() @Type(() => Number) @IsInt() @Min(0) after: number = 0;
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 1000 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(1000) limit: number = 200;
}

/** Which closed keys to show. */
export class ClosedKeysQueryDto {
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(0, 200) after: string = '';
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 1000 }) @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(1000) limit: number = 1000;
}
