import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { PackHead } from '@fengqiao/contract/packs';
import type { PackRow } from '@fengqiao/db/queries/packs';

/** What a pack is, as the API tells it. */
export const presentHead = (row: PackRow): PackHead => ({
  id: row.id,
  kind: row.kind,
  areaCode: areaCodeOfKey(row.area),
  areaName: row.areaName,
  profile: row.profile,
  profileVersion: row.profileVersion,
  from: row.fromDay,
  until: row.untilDay,
  takenAt: row.takenAt.toISOString(),
  through: row.through,
  sha256: row.sha256,
});
