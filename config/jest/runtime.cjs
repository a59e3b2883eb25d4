// Jest's module loader with one difference: packages from node_modules are loaded by Node itself, once per worker, instead of
// anew for each spec file. Our own modules are still new for each. Loading Nest and TypeORM took most of the time of a spec file.
const { createRequire } = require('node:module');
const { isAbsolute } = require('node:path');
const vm = require('node:vm');
const JestRuntime = require('jest-runtime').default;
const { keepingGlobals } = require('./one-realm.mjs');

const nodeRequire = createRequire(__filename);
const modules = new Map();

// Jest hands these out itself.
const JESTS_OWN = /^(@jest\/|expect$)/;
const isBare = (specifier) => /^[a-z@]/i.test(specifier) && !/^[a-z]+:/i.test(specifier) && !JESTS_OWN.test(specifier);

/** A package of others as a module that ours can be linked to. */
function packageModule(path) {
  const known = modules.get(path);
  if (known) return known;
  const exported = keepingGlobals(() => nodeRequire(path));
  const isModule = exported?.[Symbol.toStringTag] === 'Module';
  const named = Object.keys(Object(exported)).filter((name) => name !== 'default');
  const module = new vm.SyntheticModule([...named, 'default'], function () {
    for (const name of named) this.setExport(name, exported[name]);
    this.setExport('default', isModule ? exported.default : exported);
  }, { identifier: path });
  // Without imports it is evaluated at once.
  void module.evaluate();
  modules.set(path, module);
  return module;
}

class Runtime extends JestRuntime {
  constructor(...given) {
    super(...given);
    const loader = this.esmLoader;
    const { resolveSpecifierForSyncGraph, resolveModule } = loader;
    loader.resolveSpecifierForSyncGraph = (from, specifier, context, scratch, registry, ...more) => {
      const path = this.pathOfPackage(from, specifier);
      if (path === undefined) return resolveSpecifierForSyncGraph.call(loader, from, specifier, context, scratch, registry, ...more);
      loader.tryCommitSynthetic(path, registry, scratch, () => packageModule(path));
      return { cacheKey: path, enqueue: null, modulePath: path };
    };
    loader.resolveModule = async (specifier, from, context) => {
      const path = this.pathOfPackage(from, specifier);
      return path === undefined ? resolveModule.call(loader, specifier, from, context) : packageModule(path);
    };
  }

  /** Where a package of others begins; `undefined` for ours, and for what Node brings. */
  pathOfPackage(from, specifier) {
    if (!isBare(specifier) || this._resolution.isCoreModule(specifier)) return undefined;
    const path = this._resolution.resolveEsm(from, specifier);
    return isAbsolute(path) && path.includes('/node_modules/') ? path : undefined;
  }
}

module.exports = { __esModule: true, default: Runtime };
