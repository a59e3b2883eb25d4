import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, ValidateIf } from 'class-validator';
import { OneOf } from '../door/shape.js';
import { READER_FAULTS, type ReaderFault } from './encoder.models.js';

/** What lies in the simulated reader, and what goes wrong with it. */
export class SetReader {
  @ApiProperty({ type: String, nullable: true, required: false, pattern: '^[0-9A-Za-z:-]{1,64}$', description: 'null or missing takes the card out.' })
  @ValidateIf((_, value: unknown) => value !== undefined && value !== null)
  @IsString()
  @Matches(/^[0-9A-Za-z:-]{1,64}$/)
  chipSerial?: string | null;

  @OneOf(READER_FAULTS) fault: ReaderFault;
}
