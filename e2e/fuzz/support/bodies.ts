import fc from 'fast-check';

/** A body that is no JSON, and what it calls itself. */
export interface Body {
  readonly type: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

const LINE = '\r\n';
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAEklEQVR4nGMwmSQDRwxkcQDm6AxhW8xhcwAAAABJRU5ErkJggg==', 'base64');
const PDF = Buffer.from(`%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj\n${'x'.repeat(5_000)}\ntrailer <</Root 1 0 R>>\n%%EOF\n`, 'latin1');
// A few bytes that claim to be 60,000 x 60,000 pixels.
const HUGE_PNG = Buffer.concat([PNG.subarray(0, 16), Buffer.from([0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]), PNG.subarray(24)]);
const CSV = Buffer.from('name,email\r\n"Ada Lovelace",ada@example.org\r\n"broken\r\n');

const content: fc.Arbitrary<Buffer> = fc.oneof(
  fc.constantFrom(PNG, PDF, HUGE_PNG, CSV, Buffer.alloc(0), Buffer.from('MZ\x90\x00'), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), Buffer.from('GIF89a'), Buffer.from([0xff, 0xd8, 0xff, 0xe0])),
  // Something right that breaks off, or goes on as something else.
  fc.tuple(fc.constantFrom(PNG, PDF, CSV), fc.nat(6_000)).map(([whole, at]) => whole.subarray(0, at)),
  fc.tuple(fc.constantFrom(PNG, PDF, CSV), fc.uint8Array({ maxLength: 400 })).map(([whole, more]) => Buffer.concat([whole, more])),
  fc.uint8Array({ maxLength: 3_000 }).map((bytes) => Buffer.from(bytes)),
  fc.constantFrom(1_100_000, 12_000_000).map((size) => Buffer.concat([PDF.subarray(0, 100), Buffer.alloc(size, 'x')])),
);

const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('me.png', 'scan.pdf', 'people.csv') },
  { weight: 2, arbitrary: fc.constantFrom('', '..', '../../etc/passwd', 'CON', 'a\u0000b.png', '\u202egnp.exe', 'n'.repeat(300), 'n'.repeat(20_000), '\ud83d.png', 'a";x="b', '%0d%0a', '💳.png') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
);

interface Part { readonly field: string; readonly name: string | undefined; readonly type: string; readonly content: Buffer }

const part: fc.Arbitrary<Part> = fc.record({
  field: fc.oneof({ weight: 6, arbitrary: fc.constant('file') }, { weight: 1, arbitrary: fc.constantFrom('', 'picture', '__proto__', 'x'.repeat(3_000)) }),
  name: fc.option(name, { freq: 8, nil: undefined }),
  type: fc.constantFrom('image/png', 'application/pdf', 'text/html', '', 'x/y; charset=\u0001', 'multipart/mixed; boundary=b'),
  content,
});

const DAMAGES = ['whole', 'whole', 'whole', 'whole', 'breaks-off', 'no-end', 'other-boundary', 'no-boundary', 'no-headers', 'half-a-header', 'nothing', 'garbage-first'] as const;

/** Forms with files, most of them whole, some of them damaged in every way. */
const form: fc.Arbitrary<Body> = fc.record({ parts: fc.array(part, { minLength: 1, maxLength: 3 }), damage: fc.constantFrom(...DAMAGES), at: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ parts, damage, at }) => damaged(Buffer.concat([...parts.map(written), Buffer.from(`--form--${LINE}`)]), damage, at));

function written({ field, name: fileName, type, content: bytes }: Part): Buffer {
  const file = fileName === undefined ? '' : `; filename="${fileName.toWellFormed().replace(/[\r\n]/g, ' ')}"`;
  const head = `--form${LINE}content-disposition: form-data; name="${field}"${file}${LINE}${type === '' ? '' : `content-type: ${type}${LINE}`}${LINE}`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from(LINE)]);
}

function damaged(whole: Buffer, damage: (typeof DAMAGES)[number], at: number): Body {
  const type = 'multipart/form-data; boundary=form';
  const end = whole.indexOf(`${LINE}${LINE}`);
  const variants: Readonly<Record<(typeof DAMAGES)[number], () => { readonly type?: string; readonly bytes: Buffer }>> = {
    whole: () => ({ bytes: whole }),
    'breaks-off': () => ({ bytes: whole.subarray(0, Math.floor(whole.length * at)) }),
    'no-end': () => ({ bytes: whole.subarray(0, whole.length - 10) }),
    'other-boundary': () => ({ type: 'multipart/form-data; boundary=another', bytes: whole }),
    'no-boundary': () => ({ type: 'multipart/form-data', bytes: whole }),
    'no-headers': () => ({ bytes: Buffer.concat([Buffer.from(`--form${LINE}${LINE}`), whole.subarray(end)]) }),
    'half-a-header': () => ({ bytes: whole.subarray(0, Math.floor(end * at)) }),
    nothing: () => ({ bytes: Buffer.alloc(0) }),
    'garbage-first': () => ({ bytes: Buffer.concat([Buffer.from('\u0000\u0001--for'), whole]) }),
  };
  const { type: called = type, bytes } = variants[damage]();
  return { type: called, content: new Uint8Array(bytes) };
}

/** Bodies of a media type that is not JSON. */
export function bodyOfMedia(media: string): fc.Arbitrary<Body> {
  if (media.startsWith('multipart/')) return form;
  return content.map((bytes) => ({ type: media, content: new Uint8Array(bytes) }));
}
