import Type from 'typebox';
import { PanelId } from './wall-tiles.ts';

const Panels = Type.Array(PanelId, { minItems: 1, maxItems: 4, uniqueItems: true });

/** Which panels stand around the map of the big screen (一屏尽览, LZ-03), from the top and from the left; no panel twice. */
export const BigScreen = Type.Object(
  { left: Panels, right: Panels, bottom: Panels },
  { additionalProperties: false },
);
export type BigScreen = Type.Static<typeof BigScreen>;

/** For places whose profile chooses none. */
export const usualBigScreen: BigScreen = {
  left: ['totals', 'tiers', 'overdue'],
  right: ['feed', 'hotTopics', 'cameras'],
  bottom: ['trend', 'categories', 'rooms'],
};
