import { inject, Injectable } from '@angular/core';
import { HttpClient } from '@angular/common/http';
import {
  Api, compareRevisions, listRevisions, readRevision, type ComparisonView, type PartChangeView, type RevisionDetail, type RevisionPage,
} from '@tessera/api-client';
import { firstValueFrom } from 'rxjs';
import { seen } from './values.js';

const BASE = '/api/admin/configuration';

/** What is asked for: a file, or the way back to a revision. */
export type Target = { readonly document: string } | { readonly rollbackTo: number };

/** What a change does, in words. */
export interface PlanWords {
  readonly parts: readonly { readonly path: string; readonly title: string; readonly kind: 'added' | 'changed' | 'removed'; readonly sentences: readonly string[] }[];
  readonly consequences: readonly string[];
  readonly takesAway: boolean;
}

/** A plan, sealed to the revision that it was made from. */
export interface PlanAnswer extends PlanWords {
  readonly basedOn: number;
  readonly seal: string;
}

/** What was made of it. */
export interface AppliedView {
  readonly revision: number;
}

/** Whether two people have to agree. */
export interface ApprovalView {
  readonly required: boolean;
  readonly revision: number;
  readonly changedAt?: string;
  readonly changedBy?: string;
}

/** A change that waits for a second person, or did. */
export interface ProposalView {
  readonly id: string;
  readonly at: string;
  readonly authorName: string;
  readonly isMine: boolean;
  readonly reason?: string;
  readonly origin: string;
  readonly basedOn: number;
  readonly about: 'configuration' | 'approval';
  readonly paths: readonly string[];
  readonly status: 'waiting' | 'approved' | 'rejected' | 'outdated';
  readonly decidedBy?: string;
  readonly decisionReason?: string;
  readonly revision?: number;
}

/** With what it does. */
export interface ProposalDetail extends ProposalView {
  readonly changes: readonly PartChangeView[];
  readonly plan: PlanWords;
  readonly hindrance?: string;
}

/** The configuration: its revisions, plans and applications. */
@Injectable({ providedIn: 'root' })
export class ConfigurationApi {
  /** What configuration is made of. */
  static readonly sections = [
    'process-lists', 'roles', 'groups', 'access-schemes', 'models', 'numbering', 'criteria', 'templates', 'outbox', 'connectors', 'web-hooks', 'packages',
  ] as const;

  private readonly api = inject(Api);
  private readonly http = inject(HttpClient);

  /** Revisions, the latest first; of one section when it is named. */
  revisions(part: string | undefined, cursor: string | undefined): Promise<RevisionPage> {
    return this.api.invoke(listRevisions, { ...(part && { part }), ...(cursor && { cursor }) });
  }

  revision(number: number): Promise<RevisionDetail> {
    return this.api.invoke(readRevision, { number });
  }

  /** What is different between two revisions. */
  compare(from: number, to: number): Promise<ComparisonView> {
    return this.api.invoke(compareRevisions, { from, to });
  }

  /** Where the browser gets the configuration as a file. */
  downloadAddress(number?: number): string {
    return number === undefined ? `${BASE}/export` : `${BASE}/export?revision=${number}`;
  }

  plan(target: Target): Promise<PlanAnswer> {
    return firstValueFrom(this.http.post<PlanAnswer>(`${BASE}/plans`, target));
  }

  apply(target: Target, { basedOn, seal }: PlanAnswer, reason: string): Promise<AppliedView> {
    return firstValueFrom(this.http.post<AppliedView>(`${BASE}/applications`, { ...target, basedOn, seal, ...(reason.trim() && { reason: reason.trim() }) }));
  }

  /** Whether two people have to agree. */
  approval(): Promise<ApprovalView> {
    return firstValueFrom(this.http.get<ApprovalView>(`${BASE}/approval`));
  }

  saveApproval(required: boolean, revision: number): Promise<ApprovalView> {
    return firstValueFrom(this.http.put<ApprovalView>(`${BASE}/approval`, { required }, { headers: { 'If-Match': seen(revision) } }));
  }

  proposals(status: 'waiting' | 'decided', cursor: string | undefined): Promise<{ readonly items: readonly ProposalView[]; readonly waiting: number; readonly nextCursor?: string }> {
    return firstValueFrom(this.http.get<{ items: ProposalView[]; waiting: number; nextCursor?: string }>(`${BASE}/proposals`, { params: { status, ...(cursor && { cursor }) } }));
  }

  proposal(id: string): Promise<ProposalDetail> {
    return firstValueFrom(this.http.get<ProposalDetail>(`${BASE}/proposals/${id}`));
  }

  async approve(id: string): Promise<void> {
    await firstValueFrom(this.http.post(`${BASE}/proposals/${id}/approval`, {}));
  }

  async reject(id: string, reason: string): Promise<void> {
    await firstValueFrom(this.http.post(`${BASE}/proposals/${id}/rejection`, { reason }));
  }
}
