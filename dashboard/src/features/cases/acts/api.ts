import type {
  CaseAct,
  CaseActed,
  CaseActs,
  LikelyCases,
  LikelyQuestion,
  NewCase,
  NewReport,
} from '@fengqiao/contract/case-acts';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api.ts';

const pathOf = (caseCode: string, part: string) => `/api/cases/${encodeURIComponent(caseCode)}/${part}`;

/** What this account may do with a case, and what it may not with the reason. */
export const caseActsQuery = (caseCode: string) =>
  queryOptions({
    queryKey: ['cases', 'acts', caseCode],
    queryFn: ({ signal }) => request<CaseActs>(pathOf(caseCode, 'acts'), { signal }),
  });

/** Does something with a case. Throws what the rules of the place refuse. */
export const actOn = (caseCode: string, body: CaseAct) =>
  request<CaseActed>(pathOf(caseCode, 'events'), { method: 'POST', body });

/** What a matter may be a further report of, before it is registered. */
export const findLikely = (body: LikelyQuestion) =>
  request<LikelyCases>('/api/cases/likely', { method: 'POST', body });

/** Adds a further report to the case of the same matter. */
export const reportAgain = (caseCode: string, body: NewReport) =>
  request<CaseActed>(pathOf(caseCode, 'reports'), { method: 'POST', body });

/** Registers a matter; the same `id` again answers the same case. */
export const registerCase = (body: NewCase) => request<CaseActed>('/api/cases', { method: 'POST', body });
