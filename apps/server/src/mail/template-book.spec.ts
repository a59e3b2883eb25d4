import { Catalogue } from '@tessera/engine';
import { defineTemplate, houseTemplates } from '@tessera/plugin-api';
import type { MessageTemplates } from '@tessera/store';
import { DEFAULT_PLUGINS_FILE, type Configuration } from '../house/configuration.js';
import { dirname, join } from 'node:path';
import { TemplateBook } from './template-book.js';

const unchanged = { list: async () => [], read: async () => undefined } as unknown as MessageTemplates;
const defaultsFolder = join(dirname(DEFAULT_PLUGINS_FILE), 'defaults');
const bookOf = (catalogue: Catalogue, folder = defaultsFolder) => new TemplateBook(catalogue, unchanged, { defaultsFolder: folder } as Configuration);

const text = { subject: 'Welcome, {{name}}', text: 'Your locker opens with {{code}}.' };
const welcome = defineTemplate({
  name: 'welcome', title: 'Welcome', texts: { 'en-US': text, 'it-IT': text },
  placeholders: { name: { title: 'Name', kind: 'text', sample: 'Anna' }, code: { title: 'Code', kind: 'text', sample: '1234', secret: true } },
});
const installed = (template: typeof welcome) => new Catalogue([{ name: 'acme', version: '1.0.0', plugin: { contract: 1, templates: [template] }, locales: {} }]);

it('holds the templates of the house and of packages', async () => {
  const book = bookOf(installed(welcome));
  await book.onModuleInit();
  const names = (await book.list()).map(({ template }) => template.name);
  expect(names).toEqual([...Object.values(houseTemplates).map(({ name }) => name), 'welcome'].sort());
});

it('stops the start when the first texts are not there, and says what to do', async () => {
  await expect(bookOf(new Catalogue([]), '/nowhere').onModuleInit()).rejects.toThrow(/mail-templates\.json into the folder that TESSERA_DEFAULTS names/);
});

it('stops the start when the text of a package leaves out its secret', async () => {
  const forgetful = { ...welcome, texts: { ...welcome.texts, 'it-IT': { ...text, text: 'Benvenuta, {{name}}' } } };
  await expect(bookOf(installed(forgetful)).onModuleInit()).rejects.toThrow('The template welcome in it-IT/text: placeholder-missing {"name":"code"}.');
});
