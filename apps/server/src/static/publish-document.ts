import { SwaggerModule } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { documentOf } from '../http/document.js';

/** Where people read about the interface. */
export const DOCS_PATH = '/api/docs';

/** Publishes the document and a page that shows it. */
export function publishDocument(app: NestFastifyApplication): void {
  SwaggerModule.setup(DOCS_PATH.slice(1), app, () => documentOf(app), {
    jsonDocumentUrl: `${DOCS_PATH.slice(1)}-json`,
    yamlDocumentUrl: `${DOCS_PATH.slice(1)}-yaml`,
    customSiteTitle: 'Tessera API',
  });
}
