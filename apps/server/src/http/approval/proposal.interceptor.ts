import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { WaitsForApproval } from '@tessera/store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, from, type Observable } from 'rxjs';
import { languageOf } from '../../access/language.js';
import { ApprovalDesk } from './approval-desk.js';

/** A change that one person alone may not make becomes a proposal: 202, and nothing is changed. */
@Injectable()
export class ProposalInterceptor implements NestInterceptor {
  constructor(private readonly desk: ApprovalDesk) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(catchError((error: unknown) => {
      if (!(error instanceof WaitsForApproval)) throw error;
      return from(this.propose(error, context));
    }));
  }

  private async propose({ proposed }: WaitsForApproval, context: ExecutionContext): Promise<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    if (!request.caller) throw new Error('a change of the configuration that nobody asked for');
    const proposal = await this.desk.propose(request.caller, proposed, languageOf(request));
    http.getResponse<FastifyReply>().status(202);
    return { proposal };
  }
}
