import type { DrillCourse, DrillInput, DrillPush, DrillState } from '@fengqiao/contract/drill';
import { DRILL_BASE } from '@fengqiao/contract/drill';
import { queryOptions } from '@tanstack/react-query';
import { request } from '../../lib/api.ts';

const askEveryMs = 2_000;
const seldomMs = 60_000;

/** How the drill stands: often while there is one. */
export const drillQuery = queryOptions({
  queryKey: ['drill'],
  queryFn: ({ signal }) => request<DrillState>('/api/drill', { signal }),
  refetchInterval: ({ state }) =>
    state.data === undefined || state.data.phase === 'none' ? seldomMs : askEveryMs,
});

export const startDrill = (body: DrillInput) => request<DrillState>('/api/drill', { method: 'POST', body });
export const steerDrill = (body: DrillCourse) =>
  request<DrillState>('/api/drill/course', { method: 'PUT', body });
export const pushDrill = (body: DrillPush) =>
  request<DrillState>('/api/drill/push', { method: 'POST', body });
export const endDrill = () => request<DrillState>('/api/drill', { method: 'DELETE' });

/** Lets this login in and opens the pages of the drill, in this very tab. */
export async function enterDrill(): Promise<void> {
  await request<DrillState>('/api/drill/people', { method: 'POST' });
  location.assign(`${DRILL_BASE}/`);
}

/** Leaves it, and goes back to the page that says how it stands. */
export async function leaveDrill(): Promise<void> {
  await request<DrillState>('/api/drill/people', { method: 'DELETE' });
  location.assign('/drill');
}
