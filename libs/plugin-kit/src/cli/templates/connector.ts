import type { Dialect } from '../dialect.js';
import { sentence } from '../names.js';
import { fill, quoted, spellings } from './fill.js';

const FILE = `import { defineCapability, defineConnector } from '@tessera/plugin-api';

/** What the task of a use case can ask of it. The same key is the same message, however often it is sent. */
export interface {{pascal}} {
  tell(message: { readonly key: string; readonly text: string }): Promise<void>;
}

/** The capability, as tasks ask for it: \`run.use({{camel}})\`. */
export const {{camel}} = defineCapability<{{pascal}}>('{{name}}');

export const {{camel}}Connector = defineConnector({
  name: '{{name}}',
  title: '{{title}}',
  provides: {{camel}},
  settings: {
    address: { kind: 'text', title: 'Address', help: 'Such as https://partner.example.com/messages.', maxLength: 500, pattern: '^https?://[^\\\\s#]+$' },
    token: { kind: 'secret', title: 'Token', maxLength: 2_000 },
  },
  connect: ({ address, token }) => ({
    async tell({ key, text }) {
      // 1. Send it.
      await Promise.resolve({ address, token, key, text });
    },
  }),
  async test({ address, token }) {
    const headers = { authorization: \`Bearer \${token}\` };
    const answer = await fetch(address, { method: 'HEAD', headers, redirect: 'error', signal: AbortSignal.timeout(10_000) });
    if (!answer.ok) throw new Error(\`The partner answers \${answer.status}: check address and token.\`);
  },
});
`;

const SPEC = `{{imports}}import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { {{camel}}Connector } from './{{name}}-connector.js';

it('tells the partner a message under its key', async () => {
  const heard: object[] = [];
  const partner = createServer((request, answer) => {
    let body = '';
    request.on('data', (part) => (body += part)).on('end', () => {
      const { 'idempotency-key': key, authorization } = request.headers;
      heard.push({ method: request.method, key, authorization, body: JSON.parse(body || '{}') as unknown });
      answer.writeHead(204).end();
    });
  });
  await new Promise<void>((done) => partner.listen(0, '127.0.0.1', done));
  const address = \`http://127.0.0.1:\${(partner.address() as AddressInfo).port}/messages\`;
  await {{camel}}Connector.connect({ address, token: 'secret' }).tell({ key: 'k1', text: 'Hello' });
  partner.close();
  const told = { method: 'POST', key: 'k1', authorization: 'Bearer secret', body: { text: 'Hello' } };
  assert.deepEqual(heard, [told], {{next}});
});
`;

const SEND = "await fetch(address, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'idempotency-key': key, 'content-type': 'application/json' }, body: JSON.stringify({ text }) });";

/** The texts of a new connector that people read. */
export const connectorTexts = (name: string): readonly string[] => [sentence(name), 'Address', 'Such as https://partner.example.com/messages.', 'Token'];

/** A new capability and the connector that provides it: it can be set up and tested, but tells its partner nothing yet. */
export const connectorFile = (name: string): string => fill(FILE, spellings(name));

/** Its spec: a partner in the same process hears nothing until the marked line is written. */
export function connectorSpec(name: string, dialect: Dialect): string {
  const next = quoted(`The partner heard nothing of this. Line 1 of ${name}-connector.ts: ${SEND} After that, say what a bad answer means.`);
  return fill(SPEC, { ...spellings(name), imports: dialect.imports, next });
}
