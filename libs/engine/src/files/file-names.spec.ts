import fc from 'fast-check';
import { cleanFileName } from './file-names.js';

it.each([
  [undefined, 'No_Name'], [null, 'No_Name'], ['', 'No_Name'], [' \t ', 'No_Name'], ['..', 'No_Name'],
  ['carta d’identità.pdf', 'carta d’identità.pdf'],
  ['a<b>c:d"e/f\\g|h?i*j.pdf', 'a_b_c_d_e_f_g_h_i_j.pdf'],
  ['../../etc/passwd', '.._.._etc_passwd'],
  ['line\r\nbreak.pdf', 'line__break.pdf'],
  ['CON', 'CON_'], ['con.txt', 'con_.txt'], ['Lpt9.tar.gz', 'Lpt9_.tar.gz'], ['COM¹', 'COM¹_'], ['console.log', 'console.log'], ['aux .png', 'aux_.png'],
  ['.gitignore', '.gitignore'], ['name.', 'name'], ['name. . ', 'name'],
  [`${'n'.repeat(300)}.pdf`, `${'n'.repeat(251)}.pdf`],
  [`a.${'x'.repeat(300)}`, `a.${'x'.repeat(253)}`],
  [`abc.${'x'.repeat(300)}`, `a.${'x'.repeat(253)}`],
  [`CONTRACT.${'x'.repeat(251)}`, `CO_.${'x'.repeat(251)}`],
  ['invoice\u202Efdp.exe', 'invoice_fdp.exe'],
  ['\ud83d.png', '_.png'],
])('%j becomes %j', (given, name) => {
  expect(cleanFileName(given)).toBe(name);
});

const letters = fc.constantFrom('a', 'Z', '.', ' ', '/', ':', '\u0000', '\u202e', '\ud83d', '💳', 'è', 'CON', 'nul', 'COM1', '.pdf', '_', '1');
const names = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(letters, { maxLength: 20 }).map((parts) => parts.join('')),
  fc.tuple(letters, fc.nat(300), letters, fc.nat(300)).map(([a, times, b, more]) => `${a.repeat(times)}.${b.repeat(more)}`),
);

it('makes a name that any system keeps of whatever it is given, and leaves such a name alone', () => {
  fc.assert(fc.property(names, (given) => {
    const name = cleanFileName(given);
    expect(name.length).toBeGreaterThan(0);
    expect(name.length).toBeLessThanOrEqual(255);
    expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}\u202a-\u202e]/u);
    expect(name).not.toMatch(/^\s|[\s.]$/);
    expect(name).not.toMatch(/^(con|prn|aux|nul|(com|lpt)\d)\s*(\.|$)/i);
    expect(cleanFileName(name)).toBe(name);
  }), { numRuns: 2_000 });
});

it('keeps the extension whatever happens to the stem', () => {
  const extensions = fc.stringMatching(/^[a-z0-9]{1,253}$/);
  fc.assert(fc.property(fc.stringMatching(/^[a-z]{4,300}$/), extensions, (stem, extension) => {
    expect(cleanFileName(`${stem}.${extension}`).endsWith(`.${extension}`)).toBe(true);
  }));
});
