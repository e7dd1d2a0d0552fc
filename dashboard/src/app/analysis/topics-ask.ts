import type { TopicQuery } from '@fengqiao/contract/topics';
import type { View } from './view.ts';

/** The filter of an analysis page as topics take it: they know neither channels nor sources, and one category at most. */
export function topicsAsk({ area, from, to, category, tier }: View['filter']): TopicQuery {
  return {
    ...(area === undefined ? {} : { area }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(category === undefined || category.includes(',') ? {} : { category }),
    ...(tier === undefined ? {} : { tier }),
  };
}
