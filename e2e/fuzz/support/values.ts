import fc from 'fast-check';

// Longer than any column, longer in small letters, longer when taken apart, cut in the middle of a letter, and words of other languages and tools.
const TEXTS = [
  '', '../..', '%00', "'; drop table runs; --", '9'.repeat(400), '\u202e', 'null', '-1', '1e309', 'constructor', '__proto__', 'toString', 'x'.repeat(5_000), 'x y '.repeat(600),
  `a${'𠀀'.repeat(150)}`, `${'😀'.repeat(127)}x`, '\ud83d', 'a\udc00b', '\u0000', 'a\u0000b', 'İ'.repeat(250), 'ﷺ'.repeat(60), '㌀'.repeat(255), `e${'\u0301'.repeat(254)}`, '\u0301', '\u00a0\u3000', '\u200b',
  '=1+1', "'=1+1", '@SUM(A1)', '\t=1', '{{name}}', '{{{name}}}', '{{#name}}', '{{=<% %>=}}', '${name}', '%s%d', '\r\nBcc: x@example.org', 'line\nbreak', '<script>alert(1)</script>', '(a+)+$', '[', '\\',
];

/** Texts that nobody would think of. */
export const wildTexts = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...TEXTS) }, fc.string({ maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 300 }), fc.uuid());

/** Whole numbers and others, at the edges of what can be kept. */
export const wildNumbers = fc.oneof(
  fc.integer({ min: -2, max: 12 }), fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(1e9, 1.5, -0, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, 2 ** 53, 1e15 - 1, 1e15, 1e21, 5e-324),
);

const DAYS = ['2026-11-22', '2028-02-29', '2026-02-30', '2026-02-29', '0001-01-01', '0000-01-01', '9999-12-31', '10000-01-01', '+010000-01-01', '-000001-01-01', '2026-W01-1', '2026-1-1', '1970-01-01', '22/11/2026'];
const TIMES = ['', 'T00:00:00Z', 'T23:59:59.999Z', 'T24:00:00Z', 'T23:59:60Z', 'T02:30:00+02:00', 'T00:00:00-23:59', 'T25:00:00Z', 'T00:00:00'];

/** Days and moments, some of which no calendar has. */
export const wildDays = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...DAYS) }, { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...DAYS), fc.constantFrom(...TIMES)).map((parts) => parts.join('')) });

const EMAILS = ['ada@example.org', 'ADA@EXAMPLE.ORG', `i@${'İ'.repeat(249)}.it`, 'a@b.c', 'a,b@example.org', '"a b"@example.org', 'a@b@c.d', 'a@example.org\r\nBcc: b@example.org', '<a@example.org>', `${'a'.repeat(65)}@b.c`, 'ä@ö.ü', 'a@[127.0.0.1]'];

/** Addresses for mail. */
export const wildEmails = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...EMAILS) }, { weight: 1, arbitrary: fc.emailAddress() });

const PHONES = ['+390612345678', '390612345678', '0612345678', '+1', '+12', '+123456789012345', '+1234567890123456', '+39 06 123', '٣٩٠٦١٢٣٤', '+39061234567\n'];

/** Numbers of telephones. */
export const wildPhones = fc.constantFrom(...PHONES);
