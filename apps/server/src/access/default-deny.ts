import { Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { REQUIREMENT, type Requirement } from './permission.js';

/** An endpoint and what it asks of its caller. */
export interface Door {
  readonly controller: string;
  readonly method: string;
  readonly verb: string;
  readonly path: string;
  readonly requirement?: Requirement;
}

/** Refuses to start while an endpoint does not say who may use it. */
@Injectable()
export class DefaultDeny implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const open = this.doors().filter((door) => !door.requirement);
    if (open.length === 0) return;
    const names = open.map((door) => `${door.controller}.${door.method}`).join(', ');
    throw new Error(`These endpoints do not say who may use them: ${names}. Add @Permission(...), @SignedIn() or @Open().`);
  }

  /** Every endpoint of the house. */
  doors(): Door[] {
    return this.discovery.getControllers().flatMap(({ metatype }) => {
      const prototype = (metatype as { prototype: object } | null)?.prototype;
      if (!metatype || !prototype) return [];
      const top = String(Reflect.getMetadata(PATH_METADATA, metatype) ?? '');
      return this.scanner.getAllMethodNames(prototype).flatMap((method) => {
        const found = this.door((prototype as Record<string, () => unknown>)[method]);
        return found ? [{ controller: metatype.name, method, ...found, path: `${top}/${found.path}` }] : [];
      });
    });
  }

  private door(action: (() => unknown) | undefined): Pick<Door, 'verb' | 'path' | 'requirement'> | undefined {
    if (!action || Reflect.getMetadata(PATH_METADATA, action) === undefined) return undefined;
    const requirement = this.reflector.get<Requirement | undefined>(REQUIREMENT, action);
    return {
      verb: RequestMethod[Number(Reflect.getMetadata(METHOD_METADATA, action))] ?? '',
      path: String(Reflect.getMetadata(PATH_METADATA, action)),
      ...(requirement ? { requirement } : {}),
    };
  }
}
