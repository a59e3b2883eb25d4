import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../access/language.js';
import type { Language } from '../access/caller.js';
import type { PermissionGuide } from '../access/permission-guide.js';
import { groupTitle, hasText, inWords, say } from '../texts/say.js';
import type { Problem, Trouble } from './problem.js';
import { troubleOf } from './trouble-of.js';

/** Puts every error that leaves the house into a problem document: the only place that does. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  /** Without a guide, as before the house stands, a missing permission is called by its name. */
  constructor(private readonly guide?: PermissionGuide) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Answers with the problem document of an error. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    if (reply.raw.headersSent) {
      this.logger.error(messageOf(error));
      reply.raw.destroy();
      return;
    }
    const trouble = troubleOf(error) ?? this.bug(error, request);
    const language = languageOf(request);
    if (trouble.reason !== 'forbidden' || !this.guide) this.send(reply, trouble, language);
    else void this.guided(this.guide, trouble, language).then((said) => this.send(reply, said, language));
  }

  private send(reply: FastifyReply, trouble: Trouble, language: Language): void {
    void reply
      .status(trouble.status)
      .headers({ ...trouble.headers, 'content-language': language, 'cache-control': 'no-store' })
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(documentOf(trouble, language)));
  }

  // Which permission is missing, in words, and who can grant it.
  private async guided(guide: PermissionGuide, trouble: Trouble, language: Language): Promise<Trouble> {
    const permission = String(trouble.details?.['permission']);
    const title = guide.title(permission, language);
    const grantors = await guide.grantors(language).then((of) => of(permission), () => groupTitle('Administrator', language));
    return { ...trouble, details: { ...trouble.details, title, grantors } };
  }

  private bug(error: unknown, request: FastifyRequest): Trouble {
    const id = randomUUID();
    // The route, not the address: query values may be personal.
    this.logger.error(`${id} ${request.method} ${request.routeOptions?.url ?? ''}: ${messageOf(error)}`);
    return { status: 500, reason: 'internal', details: { id } };
  }
}

/** The problem document of a trouble, in a language. */
export function documentOf(trouble: Trouble, language: Language): Problem {
  const { status, reason, details = {}, faults = [], runId, current } = trouble;
  const values = inWords({ ...wordsOf(current), ...details }, language);
  const key = hasText(`${reason}.title`) ? reason : `status-${status}`;
  return {
    type: `https://tessera.dev/problems/${reason}`,
    title: say(language, `${key}.title`, values),
    status,
    detail: trouble.detail ?? say(language, `${key}.detail`, values),
    reason,
    ...(Object.keys(details).length ? { details } : {}),
    ...(faults.length ? { faults: faults.map((fault) => ({ ...fault })) } : {}),
    ...(runId ? { runId } : {}),
    ...(current === undefined ? {} : { current }),
  };
}

// Who was first, and since when, stands in what is there now.
function wordsOf(current: unknown): Readonly<Record<string, string | number>> {
  const entries = Object.entries(Object(current) as object);
  return Object.fromEntries(entries.filter((entry): entry is [string, string | number] => ['string', 'number'].includes(typeof entry[1])));
}

const messageOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
