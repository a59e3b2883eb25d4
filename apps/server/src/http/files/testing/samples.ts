import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';

/** A small document that is whole. */
export const pdf = (more = ''): Buffer => Buffer.from(`%PDF-1.4\n1 0 obj <</Type/Catalog>> endobj\n${more}\ntrailer <</Root 1 0 R>>\n%%EOF\n`, 'latin1');

/** A photo as a telephone takes it: turned on its side, with the place where it was taken. */
export const photo = (width = 800, height = 600): Promise<Buffer> =>
  noise(width, height).jpeg({ quality: 80 }).withExif({ IFD0: { Copyright: 'Ada Lovelace' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } }).withMetadata({ orientation: 6 }).toBuffer();

/** A drawing. */
export const png = (width = 40, height = 30): Promise<Buffer> => sharp({ create: { width, height, channels: 4, background: '#0a7' } }).png().toBuffer();

/** A picture that browsers would run scripts of. */
export const svg = (): Buffer => Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

/** A few hundred bytes that claim to be 60,000 x 60,000 pixels. */
export function bomb(): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(60_000, 0);
  size.writeUInt32BE(60_000, 4);
  size.set([1, 0, 0, 0, 0], 8);
  const parts = [chunk('IHDR', size), chunk('IDAT', deflateSync(Buffer.alloc(100_000))), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]);
}

function noise(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 40 } } });
}

function chunk(type: string, data: Buffer): Buffer {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type), data]);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
