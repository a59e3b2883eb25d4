import { Inject, Injectable } from '@nestjs/common';
import { NotFound, type Actor, type Engine, type InstalledPackage, type Rules } from '@tessera/engine';
import { PluginPackages } from '@tessera/store';
import { auditLine } from '../access/audit-line.js';
import type { Language } from '../access/caller.js';
import { ENGINE } from '../house/tokens.js';
import { say } from '../texts/say.js';
import { PackageFacts } from './package-facts.js';
import type { PackageEffectsView, PackageSwitchView } from './package.models.js';

/** Switches installed packages on and off while the house is open, and says before what that does. */
@Injectable()
export class PackageDesk {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly switches: PluginPackages,
    private readonly facts: PackageFacts,
  ) {}

  async switch(actor: Actor, name: string, enabled: boolean, revision: number): Promise<PackageSwitchView> {
    this.installed(name);
    const before = await this.switches.read(name);
    const isSo = before.revision === revision && before.enabled === enabled;
    const action = enabled ? 'plugin.switched-on' : 'plugin.switched-off';
    const changed = { enabled: { from: before.enabled, to: enabled } };
    if (!isSo) await this.switches.save(name, enabled, revision, auditLine(actor, { action, reason: name, changed }));
    const view = (await this.facts.all(await this.engine.processLists.at())).get(name);
    if (!view) throw new NotFound('package', name);
    return view;
  }

  /** What switching would change. */
  async preview(name: string, enabled: boolean, language: Language): Promise<PackageEffectsView> {
    const one = this.installed(name);
    const rules = await this.engine.processLists.at();
    if (enabled !== rules.asleep.has(name)) return { effects: [] };
    const told = enabled ? this.waking(one, rules, language) : [...(await this.sleeping(one, rules, language)), ...this.services(one, rules, language)];
    return { effects: told.length > 0 ? told : [say(language, enabled ? 'package.wakes-nothing' : 'package.stops-nothing')] };
  }

  private waking(one: InstalledPackage, rules: Rules, language: Language): string[] {
    const entries = this.facts.entriesOf(one, rules);
    return entries.length > 0 ? [say(language, 'package.wakes-entries', { count: entries.length, titles: this.titles(entries.map((placed) => placed.useCase), language) })] : [];
  }

  private async sleeping(one: InstalledPackage, rules: Rules, language: Language): Promise<string[]> {
    const entries = this.facts.entriesOf(one, rules);
    const schedules = entries.filter(({ entry }) => entry.cron !== undefined);
    const { runs, batches } = (await this.facts.unfinished()).get(one.name) ?? { runs: 0, batches: 0 };
    const imports = one.plugin.fileImports ?? [];
    return [
      ...told(language, 'package.stops-entries', entries.length, this.titles(entries.map((placed) => placed.useCase), language)),
      ...told(language, 'package.stops-schedules', schedules.length),
      ...told(language, 'package.stops-runs', runs),
      ...told(language, 'package.stops-batches', batches),
      ...told(language, 'package.stops-imports', imports.length, this.titles(imports, language)),
    ];
  }

  private services(one: InstalledPackage, rules: Rules, language: Language): string[] {
    const connectors = one.plugin.connectors ?? [];
    const { choices, work } = this.facts.inNeedOf(one, rules);
    return [
      ...told(language, 'package.stops-services', connectors.length, this.titles(connectors, language)),
      ...told(language, 'package.stops-work', work.length, this.titles(work, language)),
      ...told(language, 'package.stops-choices', choices.length, this.titles(choices, language)),
    ];
  }

  private titles(parts: readonly { readonly title: string }[], language: Language): string {
    return [...new Set(parts.map(({ title }) => this.engine.catalogue.translate(title, language)))].join(', ');
  }

  private installed(name: string): InstalledPackage {
    const one = this.engine.catalogue.packages.find((installed) => installed.name === name);
    if (!one) throw new NotFound('package', name);
    return one;
  }
}

const told = (language: Language, key: string, count: number, titles = ''): string[] => (count > 0 ? [say(language, key, { count, titles })] : []);
