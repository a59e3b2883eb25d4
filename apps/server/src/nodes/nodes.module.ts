import { Global, Module } from '@nestjs/common';
import { NodeBook } from './node-book.js';
import { NodesController } from './nodes.controller.js';
import { AgreementGuard } from './takes-work.js';

/** The processes that serve one house. */
@Global()
@Module({ controllers: [NodesController], providers: [NodeBook, AgreementGuard], exports: [NodeBook, AgreementGuard] })
export class NodesModule {}
