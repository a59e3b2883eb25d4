import type { Dialect } from '../dialect.js';
import { article, bare, pascal, sentence, spoken } from '../names.js';
import type { AvailableType } from '../object-types.js';
import { fill, quoted, spellings } from './fill.js';

const FILE = `import { defineUseCase } from '@tessera/plugin-api';
import { {{constant}} } from '{{from}}';

export const {{camel}} = defineUseCase({
  symbolicName: '{{symbolicName}}',
  title: '{{title}}',
  story: '{{story}}',
  objectType: {{constant}},
  // 1. {{marked}}
  moves: { {{leaves}}: ['{{first}}'] },
  startsAt: ['{{startsAt}}'],
  permission: '{{permission}}',
  options: {},
  steps: [{ title: '{{title}}?' }],

  async execute(run) {
    // 2. What happens.
    {{deed}}
  },
});
`;

const SPEC = `{{imports}}import { rehearse } from '@tessera/plugin-kit';
import { {{camel}} } from './{{name}}.js';

// 3. What it is for, in the words of those who use it.
it('brings {{typeWords}} {{way}}', async () => {
  const { status, states } = await rehearse({{camel}}{{scene}});
  assert.equal(status, 'done');
  assert.deepEqual(states, { {{goalKey}}: 1 }, {{next}});
});
`;

const CREATING = new Set(['add', 'create', 'import', 'make', 'new', 'open', 'order', 'produce', 'receive', 'register', 'request']);
// What the house itself asks for under these names. A package that brings the object type may ask for any other verb.
const TAKEN = new Set(['lock', 'unlock', 'force', 'freeze', 'number', 'customize', 'attach', 'export', 'read']);

/** What a new use case is made from. */
export interface NewUseCase {
  readonly name: string;
  readonly packageName: string;
  readonly type: AvailableType;
}

const story = (name: string): string => `As an operator I want to ${spoken(name)}.`;
const property = (name: string): string => (/^\w+$/.test(name) ? name : `'${name}'`);

/** The texts of a new use case that people read. */
export const useCaseTexts = (name: string): readonly string[] => [sentence(name), story(name), `${sentence(name)}?`];

/** A new use case: complete and valid, but doing nothing yet. */
export function useCaseFile({ name, packageName, type }: NewUseCase): string {
  const verb = name.slice(0, name.indexOf('-'));
  const [first = ''] = type.states;
  const creates = CREATING.has(verb);
  return fill(FILE, {
    ...spellings(name), first, constant: type.constant, from: type.from,
    symbolicName: `${pascal(bare(packageName))}Proc${pascal(name)}`,
    story: story(name),
    permission: `${type.name}:${TAKEN.has(verb) || type.package !== undefined ? name : verb}`,
    ...(creates
      ? { leaves: 'nothing', marked: 'Which state it begins in.', startsAt: 'quick-search', deed: 'await Promise.resolve(run.input);' }
      : { leaves: property(first), marked: 'Which state becomes which; at present nothing changes.', startsAt: 'profile', deed: `for (const one of run.subjects) await run.move(one, '${first}');` }),
  });
}

/** Its spec: it fails until the marked lines are written, and says which. */
export function useCaseSpec({ name, type }: NewUseCase, dialect: Dialect): string {
  const [first = '', second = first] = type.states;
  const creates = CREATING.has(name.slice(0, name.indexOf('-')));
  const goal = creates ? first : second;
  const lines = creates
    ? `Line 2 of ${name}.ts: await run.create('${goal}', {});`
    : `Line 1 of ${name}.ts: moves: { ${property(first)}: ['${goal}'] }. Line 2: run.move(one, '${goal}').`;
  return fill(SPEC, {
    ...spellings(name), imports: dialect.imports, typeWords: [article(type.name.split('-')), ...type.name.split('-')].join(' '),
    way: creates ? `to ${goal}` : `from ${first} to ${goal}`,
    scene: creates ? '' : `, { subjects: [{ state: '${first}' }] }`,
    goalKey: property(goal),
    next: quoted(`${sentence(name)} does nothing yet. ${lines} If it is for something else, say that here first.`),
  });
}
