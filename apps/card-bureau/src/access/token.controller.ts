import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { AccessTokens } from './access-tokens.js';
import { OpenDoor } from './door.guard.js';

/** What a client shows to get a token. */
export class CredentialsDto {
  @ApiProperty() @IsString() @Length(1, 200) clientId: string;
  @ApiProperty() @IsString() @Length(1, 500) clientSecret: string;
  @ApiProperty() @IsString() @Length(1, 200) organisationId: string;
}

/** A bearer token and the moment it ends. */
export class AccessTokenDto {
  @ApiProperty() accessToken: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

/** The way in. */
@ApiTags('Access')
@Controller('token')
export class TokenController {
  constructor(private readonly tokens: AccessTokens) {}

  @Post()
  @HttpCode(200)
  @OpenDoor()
  @ApiOperation({ operationId: 'issueToken', summary: 'Exchange client credentials for a bearer token' })
  @ApiOkResponse({ type: AccessTokenDto })
  issue(@Body() credentials: CredentialsDto): AccessTokenDto {
    return this.tokens.issue(credentials);
  }
}
