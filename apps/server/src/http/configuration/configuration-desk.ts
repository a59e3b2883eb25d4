import { Injectable } from '@nestjs/common';
import { changesBetween, NotFound, systemActor, type Configuration, type ConfigurationRevision, type PartChange } from '@tessera/engine';
import { ConfigurationRevisions } from '@tessera/store';
import type { Language } from '../../access/caller.js';
import { yamlOf, yamlOfPart } from '../../configuration/yaml-writer.js';
import { say } from '../../texts/say.js';
import type { ComparisonView, PartChangeView, RevisionDetail, RevisionPage, RevisionView } from './configuration.models.js';
import type { CompareQuery, RevisionsQuery } from './configuration.shapes.js';

/** The configuration and its revisions, to read. */
@Injectable()
export class ConfigurationDesk {
  constructor(private readonly revisions: ConfigurationRevisions) {}

  async list(query: RevisionsQuery, language: Language): Promise<RevisionPage> {
    const { items, nextCursor } = await this.revisions.list(query);
    const lines = items.map(({ paths, changed, ...revision }) => ({ ...revisionView(revision, language), paths: [...paths], changed }));
    return { items: lines, ...(nextCursor !== undefined && { nextCursor }) };
  }

  async read(number: number, language: Language): Promise<RevisionDetail> {
    const revision = await this.revisions.read(number);
    if (!revision) throw new NotFound('revision', String(number));
    return { ...revisionView(revision, language), changes: (await this.revisions.changes(number)).map(changeView) };
  }

  async compare({ from, to }: CompareQuery): Promise<ComparisonView> {
    const [before, after] = await Promise.all([this.at(from), to === undefined ? this.revisions.snapshot() : this.at(to)]);
    return { from, to: after.revision, changes: changesBetween(before.configuration, after.configuration).map(changeView) };
  }

  async export(revision: number | undefined): Promise<string> {
    const { configuration } = revision === undefined ? await this.revisions.snapshot() : await this.at(revision);
    return yamlOf(configuration);
  }

  private async at(revision: number): Promise<{ readonly revision: number; readonly configuration: Configuration }> {
    const configuration = await this.revisions.at(revision);
    if (!configuration) throw new NotFound('revision', String(revision));
    return { revision, configuration };
  }
}

/** A change with its parts as YAML. */
export const changeView = ({ path, before, after }: PartChange): PartChangeView =>
  ({ path, ...(before && { before: yamlOfPart(before) }), ...(after && { after: yamlOfPart(after) }) });

const revisionView = ({ number, at, actorId, actorName, reason, origin, proposedBy }: ConfigurationRevision, language: Language): RevisionView => ({
  number, at: at.toISOString(), actorId, actorName: actorId === systemActor.id && actorName === systemActor.displayName ? say(language, 'system') : actorName,
  ...(reason !== undefined && { reason }), origin, ...(proposedBy !== undefined && { proposedBy }),
});
