import { format } from 'node:util';
import { expect } from 'expect';

/** What specs find as globals, and what they declare: `describe`, `it`, `it.each` and the hooks as Jest has them. */
export function specGlobals() {
  const declared = { tests: [], path: [], setUp: [], tearDown: [] };
  const seen = new Map();
  let around = { before: [], after: [] };
  const add = (title, run) => {
    const name = [...declared.path, title].join(' › ');
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    declared.tests.push({ id: before ? `${name} (${before + 1})` : name, run: within(around, run) });
  };
  const describe = (title, declare) => {
    const outer = around;
    around = { before: [...outer.before], after: [...outer.after] };
    declared.path.push(title);
    declare();
    declared.path.pop();
    around = outer;
  };
  const hooks = {
    beforeAll: (run) => void declared.setUp.push(run),
    afterAll: (run) => void declared.tearDown.push(run),
    beforeEach: (run) => void around.before.push(run),
    afterEach: (run) => void around.after.unshift(run),
  };
  const startFile = () => { around = { before: [], after: [] }; };
  return { ...declared, startFile, globals: { describe, it: Object.assign(add, { each: each(add) }), expect, ...hooks } };
}

// The hooks that hold for a test, those included that its group declares after it.
function within(around, run) {
  return async () => {
    for (const hook of around.before) await hook();
    try {
      await run();
    } finally {
      for (const hook of around.after) await hook();
    }
  };
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
