import { onServerClock } from '../../lib/clock.ts';
import { type PanelState, panelState, type QueryLike } from '../../ui/panel-state.ts';

/** State of a panel that is made of several answers: one of them is enough to show it, the oldest says how old it is. */
export function stateOfAll(
  queries: readonly QueryLike<unknown>[],
  staleSince: number | null,
  isEmpty: () => boolean = () => false,
): PanelState {
  const answered = queries.filter(({ data }) => data !== undefined);
  const error = queries.find((query) => query.error)?.error ?? null;
  const oldest = Math.min(...answered.map(({ dataUpdatedAt }) => dataUpdatedAt));
  return panelState(
    { data: answered.length > 0 ? true : undefined, error, dataUpdatedAt: oldest },
    isEmpty,
    staleSince,
  );
}

/** When the oldest of some answers came, epoch ms by the server's clock; null before the first. */
export function asOf(queries: readonly QueryLike<unknown>[]): number | null {
  const times = queries.flatMap(({ data, dataUpdatedAt }) => (data === undefined ? [] : [dataUpdatedAt]));
  return times.length === 0 ? null : onServerClock(Math.min(...times));
}
