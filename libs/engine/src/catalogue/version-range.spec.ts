import { liesIn } from './version-range.js';

it.each([
  ['1.4.2', '^1', true], ['1.4.2', '^1.4.0', true], ['1.4.2', '^1.5.0', false], ['2.0.0', '^1', false], ['0.3.1', '^0.3.0', true], ['0.4.0', '^0.3.0', false],
  ['0.0.4', '^0.0.3', false], ['1.4.2', '~1.4', true], ['1.5.0', '~1.4.1', false], ['1.9.0', '~1', true], ['1.4.2', '1.x', true], ['1.4.2', '1.4', true],
  ['1.4.2', '1.4.2', true], ['1.4.3', '1.4.2', false], ['1.4.2', '*', true], ['1.4.2', '', true], ['3.0.0', '>=1', true], ['1.4.2', '>=1.2 <2', true],
  ['2.0.0', '>=1.2.0 <2.0.0', false], ['2.1.0', '^1 || ^2', true], ['1.4.2', '1.0 - 1.4', true], ['1.5.0', '1.0 - 1.4', false], ['1.4.2', '>1', false],
  ['2.0.0', '> 1', true], ['1.9.0', '<= 1', true], ['1.1.0-next.2', '^1', true],
])('%s in %s: %s', (version, range, lies) => {
  expect(liesIn(version, range)).toBe(lies);
});

it.each(['latest', 'file:../plugin-api', 'workspace:^', '^one'])('cannot read %s', (range) => {
  expect(liesIn('1.0.0', range)).toBeUndefined();
});
