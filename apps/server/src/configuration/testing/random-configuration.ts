import { configurationOf, fitting, nthOf, pathOf, type Catalogue, type Configuration, type ConfigurationPart } from '@tessera/engine';
import { ACL_PERMISSIONS, BUILT_IN_ACTIONS, type AnyUseCase, type Field, type Template } from '@tessera/plugin-api';
import fc from 'fast-check';

type Parts = fc.Arbitrary<readonly ConfigurationPart[]>;

const letter = fc.constantFrom(...'abcXYZ059 /~:#-_."\'{}[]&*!|>%@`à€é\n'.split(''), '😀');
const text = (maxLength: number): fc.Arbitrary<string> => fc.string({ unit: letter, minLength: 1, maxLength }).filter((one) => one.length <= maxLength && one.trim() !== '');
// Names that every object of JavaScript has under something else are names like others.
export const odd = fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype));
const name = fc.oneof({ weight: 3, arbitrary: text(24).map((one) => one.replaceAll('\n', ' ')) }, { weight: 1, arbitrary: odd });
const word = fc.oneof({ weight: 4, arbitrary: fc.string({ unit: fc.constantFrom(...'abcdefgh-'.split('')), minLength: 1, maxLength: 8 }).map((one) => `r${one}`) }, { weight: 1, arbitrary: fc.constant('constructor') });
const named = <T>(names: fc.Arbitrary<string>, content: fc.Arbitrary<T>, most: number): fc.Arbitrary<readonly (readonly [string, T])[]> =>
  fc.uniqueArray(fc.tuple(names, content), { selector: ([one]) => one.toLowerCase(), maxLength: most });
const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const given = (members: Readonly<Record<string, unknown>>) => Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
const all = (...parts: readonly Parts[]): Parts => fc.tuple(...parts).map((lists) => lists.flat());

/** A valid configuration of a house with these packages. */
export function randomConfiguration(catalogue: Catalogue, templates: readonly Template[]): fc.Arbitrary<Configuration> {
  return named(word, fc.record({ title: text(30), permissions: fc.subarray(['identity:read', 'audit:read', 'role:write', '*']), isDefault: fc.constantFrom(true, undefined) }), 4)
    .chain((roles) => {
      const roleNames = ['administrator', 'operator', ...roles.map(([one]) => one)];
      return all(
        fc.constant(roleParts(roles)), groups(roleNames), schemesAndModels(catalogue, roleNames), lists(catalogue), criteria, outside(catalogue, templates),
      );
    }).map(configurationOf);
}

const roleParts = (roles: readonly (readonly [string, { readonly title: string; readonly permissions: readonly string[]; readonly isDefault: true | undefined }])[]) => [
  ...['administrator', 'operator'].map((one) => ({ path: pathOf('roles', one), content: { title: one, permissions: [] } })),
  ...roles.filter(([one]) => one !== 'administrator' && one !== 'operator').map(([one, role]) => ({ path: pathOf('roles', one), content: given({ ...role, permissions: [...role.permissions].sort() }) })),
];

const rule = (roles: readonly string[]): fc.Arbitrary<object> => fc.letrec<{ rule: object }>((tie) => ({
  rule: fc.oneof({ maxDepth: 3 }, fc.constant({ everyone: true }), fc.constantFrom(...roles).map((is) => ({ subject: 'role', is })), fc.constant({ subject: 'group', is: 'Everyone' }),
    tie('rule').map((not) => ({ not })), fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((parts) => ({ all: parts })), fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((any) => ({ any }))),
})).rule;

const groups = (roles: readonly string[]): Parts => all(
  named(name, fc.record({ rule: rule(roles), description: some(text(80)) }), 4).map((made) => made.map(([one, group]) => ({ path: pathOf('groups', one in Object.prototype ? one : `${one}!`), content: given(group) }))),
  rule(roles).map((one) => [{ path: pathOf('groups', 'Designers'), content: { rule: JSON.stringify(one).includes('group') ? { everyone: true } : one } }]),
);

const entries = (roles: readonly string[]) => fc.array(fc.record({
  permission: fc.constantFrom(...ACL_PERMISSIONS), filter: rule(roles), relations: fc.constantFrom(undefined, ['creator'], ['self'], ['creator', 'self']),
}).map(given), { maxLength: 4 });

const schemesAndModels = (catalogue: Catalogue, roles: readonly string[]): Parts => all(...catalogue.objectTypes().map((type): Parts =>
  fc.tuple(entries(roles), named(name, entries(roles), 3)).chain(([standard, scenarios]) => fc.tuple(
    fc.constant([
      { path: pathOf('access-schemes', type.name), content: { entries: standard } },
      ...scenarios.map(([one, rows]) => ({ path: pathOf('access-schemes', type.name, one), content: { entries: rows } })),
    ]),
    named(name, fc.record({ scenario: scenarios.length > 0 ? some(fc.constantFrom(...scenarios.map(([one]) => one))) : fc.constant(undefined), numbered: fc.boolean() }), 3)
      .map((models) => models.map(([one, { scenario, numbered }], index) =>
        ({ path: pathOf('models', type.name, one), content: given({ scenario, numbers: numbered ? { prefix: `M${index}-`, digits: 4 } : undefined }) }))),
    type.numbering ? some(fc.record({ prefix: fc.constantFrom('P', '', 'È/'), digits: fc.integer({ min: 1, max: 15 }), first: fc.integer({ min: 1, max: 99 }), last: some(fc.integer({ min: 100, max: 999 })) }))
      .map((format) => (format ? [{ path: pathOf('numbering', type.name), content: given(format) }] : [])) : fc.constant([]),
  )).map((parts) => parts.flat())));

function value(field: Field): fc.Arbitrary<unknown> {
  if (field.kind === 'integer' && typeof field.min === 'number' && typeof field.max === 'number') return fc.integer({ min: field.min, max: field.max });
  if (field.kind === 'boolean') return fc.boolean();
  return fc.constant(undefined);
}

const options = ({ options: fields }: AnyUseCase) => fc.record(Object.fromEntries(
  Object.entries(fields).map(([key, field]) => [key, field.when ? fc.constant(undefined) : some(value(field))]))).map(given);

const lists = (catalogue: Catalogue): Parts => all(...catalogue.objectTypes().flatMap((type) => ['new', ...Object.keys(type.states)].map((place): Parts => {
  const useCases = fitting(catalogue, type.name, place);
  if (useCases.length === 0) return fc.constant([]);
  const row = fc.constantFrom(...useCases).chain((useCase) => fc.record({
    useCase: fc.constant(useCase.symbolicName), enabled: fc.boolean(), title: some(text(60)), options: options(useCase),
    cron: useCase.startsAt.includes('schedule') && useCase.objectType.name === type.name ? some(fc.constantFrom('0 8 * * *', '*/5 0-6 1,15 * 2')) : fc.constant(undefined),
  })).map(given);
  return fc.array(row, { maxLength: 3 }).map((rows) => (rows.length > 0 ? [{ path: pathOf('process-lists', type.name, place), content: { entries: rows } }] : []));
})));

const account = fc.record({ maxAttempts: fc.integer({ min: 0, max: 1_000 }), internalSignIn: fc.boolean() });
const password = fc.record({ minLength: fc.integer({ min: 8, max: 128 }), complexity: fc.boolean() });

const criteriaOf = (kind: string, settings: fc.Arbitrary<object>): Parts => fc.tuple(name, settings, named(name, fc.record({ settings, description: some(text(40)) }), 3))
  .map(([first, standard, others]) => [
    { path: pathOf('criteria', kind, `${first}*`), content: { isDefault: true, settings: standard } },
    ...others.map(([one, set]) => ({ path: pathOf('criteria', kind, one in Object.prototype ? one : `${one}!`), content: given(set) })),
  ]);
const criteria: Parts = all(criteriaOf('account', account), criteriaOf('password', password));

const reference = fc.string({ unit: fc.constantFrom(...'ABC_09'.split('')), minLength: 1, maxLength: 12 }).map((one) => ({ secret: `TESSERA_SECRET_${one}` }));
const hook = fc.record({
  address: fc.webUrl({ validSchemes: ['https'] }).filter((one) => one.length < 500), objectTypes: fc.subarray(['identity', 'temporary-card']), actions: fc.subarray([...BUILT_IN_ACTIONS]),
  identification: fc.boolean(), enabled: fc.boolean(), secret: reference,
});

const hooks: Parts = fc.array(fc.tuple(fc.constantFrom('Shop', 'shop', 'A/b~', '__proto__'), hook), { maxLength: 4 }).map((all) => all.map(([one, content], index) =>
  ({ path: nthOf(pathOf('web-hooks', one), all.slice(0, index + 1).filter(([other]) => other === one).length), content })));

const words = ({ placeholders }: Template) => {
  const secrets = Object.keys(placeholders).filter((one) => placeholders[one]?.secret).map((one) => `{{${one}}}`).join(' ');
  return fc.record({ subject: text(60), text: text(200), sms: some(text(60)) }).map(({ subject, text: body, sms }) =>
    given({ subject: subject.replaceAll('{', '('), text: `${body.replaceAll('{', '(')} ${secrets}`, sms: sms && `${sms.replaceAll('{', '(')} ${secrets}` }));
};

const outside = (catalogue: Catalogue, templates: readonly Template[]): Parts => all(
  hooks, fc.integer({ min: 1, max: 3_650 }).map((keepDays) => [{ path: 'outbox', content: { keepDays } }]),
  fc.subarray(catalogue.packages.map((one) => one.name)).map((asleep) => asleep.map((one) => ({ path: pathOf('packages', one), content: { enabled: false } }))),
  some(fc.record({ host: fc.domain(), port: fc.integer({ min: 1, max: 65_535 }), senderAddress: fc.constant('a@b.example'), password: some(reference) }))
    .map((settings) => (settings ? [{ path: pathOf('connectors', 'mail-smtp'), content: { settings: given(settings) } }] : [])),
  all(...templates.map((template): Parts => some(fc.record({ 'en-US': words(template), 'it-IT': words(template) }))
    .map((texts) => (texts ? [{ path: pathOf('templates', template.name), content: texts }] : [])))),
);
