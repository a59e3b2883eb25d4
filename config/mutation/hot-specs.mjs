import { format } from 'node:util';
import { expect } from 'expect';

/** What specs find as globals, and the tests that they declare: `describe`, `it` and `it.each` as Jest has them. */
export function specGlobals() {
  const tests = [];
  const path = [];
  const seen = new Map();
  const add = (title, run) => {
    const name = [...path, title].join(' › ');
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    tests.push({ id: before ? `${name} (${before + 1})` : name, run });
  };
  const describe = (title, declare) => {
    path.push(title);
    declare();
    path.pop();
  };
  return { tests, path, globals: { describe, it: Object.assign(add, { each: each(add) }), expect } };
}

function each(add) {
  return (rows) => (title, run) => {
    for (const row of rows) {
      const values = Array.isArray(row) ? row : [row];
      add(titleOf(title, values), () => run(...values));
    }
  };
}

function titleOf(title, values) {
  const places = title.match(/%[sdifjoOp]/g)?.length ?? 0;
  return format(title.replaceAll('%p', '%j'), ...values.slice(0, places));
}

/** Runs one test; one that never ends counts as failed. */
export async function runTest(test, milliseconds) {
  const started = performance.now();
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`not done after ${milliseconds} ms`)), milliseconds);
  });
  try {
    await Promise.race([Promise.resolve().then(() => test.run()), late]);
    return { failure: undefined, milliseconds: performance.now() - started };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error), milliseconds: performance.now() - started };
  } finally {
    clearTimeout(timer);
  }
}
