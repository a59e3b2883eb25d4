const NAMELESS = 'No_Name';
const LONGEST_NAME = 255;
const LONGEST_EXTENSION = 253;

// What some file system refuses, and what shows a name otherwise than it is: control characters, turned writing, half characters.
const INVALID = /[<>:"/\\|?*\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const RESERVED = /^(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])$/i;

/** A name that any system can keep: nothing invalid, no device, at most 255 characters, of which the extension keeps 253. */
export function cleanFileName(given: string | null | undefined): string {
  const clean = trimmed((given ?? '').trim().replace(INVALID, '_'));
  if (clean === '') return NAMELESS;
  const dot = clean.lastIndexOf('.');
  const hasExtension = dot > 0;
  const extension = hasExtension ? cut(clean.slice(dot + 1), LONGEST_EXTENSION).trimEnd() : '';
  const tail = extension === '' ? '' : `.${extension}`;
  const room = LONGEST_NAME - tail.length;
  return trimmed(stemFor(hasExtension ? clean.slice(0, dot) : clean, room) + tail);
}

// A device keeps its meaning whatever comes after its first dot.
function stemFor(stem: string, room: number): string {
  const short = cut(stem, room);
  const [first = '', ...others] = short.split('.');
  const device = first.trim();
  if (!RESERVED.test(device)) return short;
  return cut([`${device.slice(0, room - 1)}_`, ...others].join('.'), room);
}

function trimmed(text: string): string {
  return text.trim().replace(/[. ]+$/, '').trim();
}

// Never through the middle of a character.
function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
