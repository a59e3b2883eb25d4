import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { VERSION } from '../house/version.js';
import { Problem } from '../problems/problem.js';
import { ChangedValue } from './models/audit.models.js';
import { fieldSchemas } from './models/field.schemas.js';
import { filterSchemas } from './models/filter.schemas.js';

const DESCRIPTION = `The life of people's cards, over HTTP. Browsers sign in with a session and repeat its CSRF token in the header
\`x-csrf-token\`; machines send a bearer token. Whatever goes wrong is answered with a problem document (RFC 9457).`;

/** The OpenAPI document of the house. */
export function documentOf(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Tessera')
    .setDescription(DESCRIPTION)
    .setVersion(VERSION)
    .addCookieAuth('tessera_session', { type: 'apiKey', in: 'cookie' }, 'session')
    .addBearerAuth({ type: 'http' }, 'token')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (_, method) => method,
    extraModels: [Problem, ChangedValue],
  });
  return tidy(document);
}

function tidy(document: OpenAPIObject): OpenAPIObject {
  const schemas = { ...document.components?.schemas, ...fieldSchemas(), ...filterSchemas() };
  const sorted = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { ...document, components: { ...document.components, schemas: sorted }, security: [{ session: [] }, { token: [] }] };
}
