import { Module } from '@nestjs/common';
import { ElementDesk } from './element-desk.js';
import { ElementsController } from './elements.controller.js';

/** The custom elements that packages bring. */
@Module({ controllers: [ElementsController], providers: [ElementDesk] })
export class ElementsModule {}
