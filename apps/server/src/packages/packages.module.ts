import { Module } from '@nestjs/common';
import { PackageDesk } from './package-desk.js';
import { PackageFacts } from './package-facts.js';
import { PackagesController } from './packages.controller.js';

/** Packages, switched on and off while the house is open. */
@Module({ controllers: [PackagesController], providers: [PackageDesk, PackageFacts], exports: [PackageFacts] })
export class PackagesModule {}
