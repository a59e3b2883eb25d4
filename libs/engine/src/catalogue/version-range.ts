type Version = readonly [major: number, minor: number, patch: number];
type Holds = (version: Version) => boolean;

const COMPARATOR = /^(\^|~|>=|<=|>|<|=)?v?(\d+|[xX*])(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*]))?(?:-[\w.-]+)?(?:\+[\w.-]+)?$/;

/** Whether a version lies in a range as package.json writes it; `undefined` when the range cannot be read. */
export function liesIn(version: string, range: string): boolean | undefined {
  const asked = versionOf(version);
  const ways = range.split('||').map((way) => comparators(way.trim()));
  if (!asked || ways.some((way) => way === undefined)) return undefined;
  return ways.some((way) => way?.every((holds) => holds(asked)));
}

function versionOf(text: string): Version | undefined {
  const [, major, minor, patch] = /^v?(\d+)\.(\d+)\.(\d+)/.exec(text) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
}

function comparators(way: string): readonly Holds[] | undefined {
  const [, from, to] = /^(\S+) +- +(\S+)$/.exec(way) ?? [];
  const words = from !== undefined && to !== undefined ? [`>=${from}`, `<=${to}`] : way.replace(/(\^|~|[<>]=?|=)\s+/g, '$1').split(/\s+/).filter((word) => word !== '');
  const read = words.map(comparator);
  return read.some((one) => one === undefined) ? undefined : (read as readonly Holds[]);
}

function comparator(word: string): Holds | undefined {
  const found = COMPARATOR.exec(word);
  if (!found) return undefined;
  const given = found.slice(2, 5).map((part) => (part === undefined || /[xX*]/.test(part) ? undefined : Number(part)));
  const known = given.findIndex((part) => part === undefined);
  return holds(found[1] ?? '', given.map((part) => part ?? 0) as unknown as Version, known === -1 ? 3 : known);
}

// `known` is how many of the three numbers were written: 1.2 means every 1.2.x.
function holds(sign: string, version: Version, known: number): Holds {
  const next = known === 0 ? undefined : after(version, known - 1);
  const below: Holds = (one) => next === undefined || compare(one, next) < 0;
  const atLeast: Holds = (one) => compare(one, version) >= 0;
  if (sign === '>=') return atLeast;
  if (sign === '<') return (one) => compare(one, version) < 0;
  if (sign === '<=') return below;
  if (sign === '>') return (one) => !below(one);
  if (known === 0) return () => true;
  const first = sign === '^' ? firstThatMatters(version, known) : sign === '~' ? Math.min(1, known - 1) : known - 1;
  return (one) => atLeast(one) && compare(one, after(version, first)) < 0;
}

function firstThatMatters(version: Version, known: number): number {
  const found = version.slice(0, known).findIndex((part) => part > 0);
  return found === -1 ? known - 1 : found;
}

function after(version: Version, index: number): Version {
  return version.map((part, at) => (at < index ? part : at === index ? part + 1 : 0)) as unknown as Version;
}

function compare(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
