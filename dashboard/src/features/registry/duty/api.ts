import type { DutyChange, DutyRoster } from '@fengqiao/contract/duty';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../../lib/api.ts';
import { registryKey } from '../api.ts';

/** Behind this key stand the weeks of a centre. */
export const dutyKey = (centreId: string) => [...registryKey, 'duty', centreId] as const;

/** A week of a centre from its Monday. */
export const dutyQuery = (centreId: string, from: string) =>
  queryOptions({
    queryKey: [...dutyKey(centreId), from],
    queryFn: ({ signal }) => request<DutyRoster>('/api/duty', { query: { centreId, from, days: 7 }, signal }),
    enabled: centreId !== '',
  });

/** Writes days, all or none. */
export const putDuty = (centreId: string, changes: readonly DutyChange[]) =>
  request<{ changed: number }>('/api/duty', { method: 'PUT', body: { centreId, changes } });
