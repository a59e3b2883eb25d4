// The test environment of the Node rooms: specs run in Node's own realm instead of one of their own each, so that packages
// of others can be loaded once per worker (see runtime.cjs). What a spec file leaves on globals is taken away after it.
import vm from 'node:vm';
import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';

/** Stands for Node's own realm where Jest wants a context. */
const HERE = { name: 'the realm of Node' };

// `node:vm` takes only contexts that it has made; without one it means the realm it is called in.
const withoutHere = (key, options) => (options?.[key] === HERE ? { ...options, [key]: undefined } : options);
for (const kind of ['SourceTextModule', 'SyntheticModule']) {
  const Original = vm[kind];
  const last = kind === 'SourceTextModule' ? 1 : 2;
  vm[kind] = class extends Original {
    constructor(...given) {
      super(...given.slice(0, last), withoutHere('context', given[last]));
    }
  };
}
const compile = vm.compileFunction;
vm.compileFunction = (code, parameters, options) => compile(code, parameters, withoutHere('parsingContext', options));

const kept = new Set();

/** Loads something that may put globals where they have to stay. */
export function keepingGlobals(load) {
  const before = new Set(Reflect.ownKeys(globalThis));
  const result = load();
  for (const key of Reflect.ownKeys(globalThis)) if (!before.has(key)) kept.add(key);
  return result;
}

/** Jest's environment interface over the globals of the process. */
export default class OneRealm {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  #before = {
    globals: new Set(Reflect.ownKeys(globalThis)), env: { ...process.env }, console: globalThis.console,
    exit: process.exit, getBuiltinModule: process.getBuiltinModule,
  };

  constructor({ projectConfig }) {
    this.conditions = projectConfig.testEnvironmentOptions.customExportConditions;
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    const { globals, env, console, exit, getBuiltinModule } = this.#before;
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
    Object.assign(process, { exit, getBuiltinModule });
    for (const key of Reflect.ownKeys(globalThis)) if (!globals.has(key) && !kept.has(key)) Reflect.deleteProperty(globalThis, key);
    globalThis.console = console;
  }

  exportConditions() {
    return this.conditions;
  }

  getVmContext() {
    return HERE;
  }
}
