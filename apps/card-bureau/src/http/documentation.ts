import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

/** Serves the OpenAPI document at /docs/openapi.json and a viewer at /docs. */
export function installDocumentation(app: INestApplication): void {
  const description =
    'The contract between a card management system and a production bureau. Errors are problem documents (RFC 9457) with a stable reason. ' +
    'A timeout or a 5xx after placing an order is an unknown outcome: repeat with the same key, or close the key.';
  const builder = new DocumentBuilder().setOpenAPIVersion('3.1.0').setTitle('Card bureau').setDescription(description).setVersion('1.0').addBearerAuth();
  const document = SwaggerModule.createDocument(app, builder.build());
  SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: 'docs/openapi.json', yamlDocumentUrl: 'docs/openapi.yaml' });
}
