import { type CentreLevel, centreLevels } from '@fengqiao/contract/presence';

/** What the address of the page of rooms says: `?area=511902&level=township&need=1`. */
export interface RoomsNowSearch {
  /** Left out = the account's own. */
  area?: string;
  /** Only centres of this level. */
  level?: CentreLevel;
  /** Only centres that need somebody. */
  need?: true;
  /** Id of the room that is looked at. */
  room?: string;
}

const areaPattern = /^(\d{6}|\d{9}|\d{12}|\d{15})$/;

/** Reads the address; whatever does not fit is left out. */
export function parseRoomsNowSearch(search: Record<string, unknown>): RoomsNowSearch {
  const area = String(search.area ?? '');
  const level = centreLevels.find((each) => each === search.level);
  return {
    ...(areaPattern.test(area) ? { area } : {}),
    ...(level === undefined ? {} : { level }),
    ...(search.need === '1' || search.need === 'true' || search.need === true ? { need: true as const } : {}),
    ...(typeof search.room === 'string' && search.room !== '' ? { room: search.room.slice(0, 80) } : {}),
  };
}
