import { Catalogue } from '@tessera/engine';
import { defineTemplate, houseTemplates } from '@tessera/plugin-api';
import type { MessageTemplates } from '@tessera/store';
import { TemplateBook } from './template-book.js';

const unchanged = { list: async () => [], read: async () => undefined } as unknown as MessageTemplates;
const bookOf = (catalogue: Catalogue) => new TemplateBook(catalogue, unchanged);

const text = { subject: 'Welcome, {{name}}', text: 'Your locker opens with {{code}}.' };
const welcome = defineTemplate({
  name: 'welcome', title: 'Welcome', texts: { 'en-US': text, 'it-IT': text },
  placeholders: { name: { title: 'Name', kind: 'text', sample: 'Anna' }, code: { title: 'Code', kind: 'text', sample: '1234', secret: true } },
});
const installed = (template: typeof welcome) => new Catalogue([{ name: 'acme', version: '1.0.0', plugin: { contract: 1, templates: [template] }, locales: {} }]);

it('holds the templates of the house and of packages', async () => {
  const book = bookOf(installed(welcome));
  book.onModuleInit();
  const names = (await book.list()).map(({ template }) => template.name);
  expect(names).toEqual([...Object.values(houseTemplates).map(({ name }) => name), 'welcome'].sort());
});

it('stops the start when the text of a package leaves out its secret', () => {
  const forgetful = { ...welcome, texts: { ...welcome.texts, 'it-IT': { ...text, text: 'Benvenuta, {{name}}' } } };
  expect(() => bookOf(installed(forgetful)).onModuleInit()).toThrow('The template welcome in it-IT/text: placeholder-missing {"name":"code"}.');
});
