import type { Scope } from '@fengqiao/db';
import type { SealedColumn } from '@fengqiao/db/queries/sealed';
import { wholeCountry } from '../../plugins/db.ts';
import { reporterKeyBinding } from '../../plugins/reporter-keys.ts';
import { upkeep } from '../../plugins/upkeep.ts';

/** Everything that is stored sealed: whoever adds a sealed column adds it here, or a change of keys leaves it behind. */
export const sealedColumns: readonly {
  column: SealedColumn;
  /** What a value is bound to, from the column that names its row. */
  boundTo(key: string): string;
  scope: Scope;
}[] = [
  { column: 'camera.source_sealed', boundTo: (id) => id, scope: wholeCountry },
  { column: 'camera.device_sealed', boundTo: (id) => `device:${id}`, scope: wholeCountry },
  { column: 'camera_upstream.source_sealed', boundTo: (id) => `upstream:${id}`, scope: wholeCountry },
  { column: 'account.totp_sealed', boundTo: (account) => `second-factor:${account}`, scope: wholeCountry },
  { column: 'reporter_key.key_sealed', boundTo: reporterKeyBinding, scope: wholeCountry },
  { column: 'report_key.private_sealed', boundTo: (n) => `report:${n}`, scope: wholeCountry },
  { column: 'case_note.body_sealed', boundTo: (id) => id, scope: upkeep },
];
