import { defineFileImport, defineObjectType, definePlugin, defineTask } from '@tessera/plugin-api';

/** Something that comes in by files. */
export const book = defineObjectType({
  name: 'book', title: 'Book', pluralTitle: 'Books', group: 'Library', permission: 'book:read', label: 'code',
  states: {
    shelved: { title: 'Shelved', meaning: 'ready' },
    lent: { title: 'Lent', meaning: 'in-use' },
    gone: { title: 'Gone', meaning: 'ended', final: true },
  },
  attributes: {
    code: { kind: 'text', title: 'Code', maxLength: 10, unique: true, indexed: true },
    isbn: { kind: 'text', title: 'ISBN', maxLength: 13, unique: true, indexed: true },
    series: { kind: 'text', title: 'Series', maxLength: 20, indexed: true },
    pages: { kind: 'integer', title: 'Pages', min: 1, max: 9_999 },
    language: { kind: 'language', title: 'Language' },
  },
});

/** Puts a book on its shelf. */
export const shelve = defineTask<{ readonly id: string }>()({
  name: 'books.shelve', title: 'Put on the shelf', attempts: 2, objectType: book, moves: {},
  async perform() {},
  async giveUp() {},
});

/** Reads books from files: codes are written small, a book of 13 pages is refused, one of 666 breaks a rule of its own. */
export const bookImport = defineFileImport({
  symbolicName: 'BooksProcImport', title: 'Import books', story: 'As a librarian I want to import books.',
  objectType: book, permission: 'book:import',
  options: { state: { kind: 'choice', title: 'State', choices: { shelved: 'Shelved', lent: 'Lent' }, initial: 'shelved' } },
  fields: {
    code: { kind: 'text', title: 'Code', maxLength: 10, optional: true },
    isbn: { kind: 'text', title: 'ISBN', maxLength: 13, optional: true },
    series: { kind: 'text', title: 'Series', maxLength: 20, optional: true },
    pages: { kind: 'integer', title: 'Pages', min: 1, max: 9_999 },
    language: { kind: 'language', title: 'Language', optional: true, initial: 'it-IT' },
  },
  keys: { code: 'code', series: 'series' },
  creates: ['shelved', 'lent'],
  changes: ['shelved'],
  stateOf: ({ state }) => state as 'shelved' | 'lent',
  describe: (row) => {
    if (row.pages === 13) return { refused: 'unlucky-pages', field: 'pages' };
    if (row.pages === 666) return { refused: 'unspeakable' };
    return { attributes: { ...row, ...(row.code !== undefined && { code: row.code.toLowerCase() }) } };
  },
});

/** The package of all that. */
export const books = definePlugin({
  objectTypes: [book], tasks: [shelve], fileImports: [bookImport],
  reactions: [{ objectType: 'book', reaches: 'lent', task: shelve }],
});
