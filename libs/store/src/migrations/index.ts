export { ObjectsAndRuns1763770000001 } from './1763770000001-objects-and-runs.js';
export { Audit1763770000002 } from './1763770000002-audit.js';
export { Rules1763770000003 } from './1763770000003-rules.js';
export { Access1763770000004 } from './1763770000004-access.js';
export { Outside1763770000005 } from './1763770000005-outside.js';
export { Encodings1763770000006 } from './1763770000006-encodings.js';
export { People1763770000007 } from './1763770000007-people.js';
