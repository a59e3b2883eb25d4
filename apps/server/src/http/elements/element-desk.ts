import { Inject, Injectable } from '@nestjs/common';
import { NotFound, type Engine } from '@tessera/engine';
import { ENGINE } from '../../house/tokens.js';
import { ElementFiles, type ElementFile } from './element-files.js';

const FILE = /^([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\.js$/;

/** Hands out the custom elements of installed packages. */
@Injectable()
export class ElementDesk {
  private readonly files: ElementFiles;

  constructor(@Inject(ENGINE) engine: Engine) {
    this.files = new ElementFiles(engine.catalogue.packages);
  }

  /** The element of a file name such as `acme-signature-pad.js`; throws `NotFound`. */
  async find(file: string): Promise<ElementFile> {
    const name = FILE.exec(file)?.[1];
    if (name === undefined) throw new NotFound('element', file);
    return this.files.find(name);
  }
}
