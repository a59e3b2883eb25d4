import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { ControlDoor, OpenDoor } from '../access/door.guard.js';

const FOLDER = join(import.meta.dirname, '../../public');
const file = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

/** The control page. */
@ApiExcludeController()
@ControlDoor()
@Controller()
export class PageController {
  private readonly html = file('index.html');
  private readonly css = file('page.css');
  private readonly script = file('page.js');
  private readonly texts = file('texts.js');

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  page(): string {
    return this.html;
  }

  @Get('page.css')
  @Header('content-type', 'text/css; charset=utf-8')
  style(): string {
    return this.css;
  }

  @Get('page.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  pageScript(): string {
    return this.script;
  }

  @Get('texts.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  textsScript(): string {
    return this.texts;
  }

  @Get('health')
  @OpenDoor()
  health(): { readonly status: string } {
    return { status: 'ok' };
  }
}
