import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { LetterAddress } from '@fengqiao/contract/letters';
import { findLetter, type LetterRow, lockLetter } from '@fengqiao/db/queries/letters';
import type { LetterStanding } from '../../domain/letters.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';

/** The address of a stored letter. */
export const addressOf = ({ toArea, toDepartment, toHead }: LetterRow): LetterAddress => ({
  areaCode: areaCodeOfKey(toArea),
  ...(toDepartment === null ? {} : { department: toDepartment }),
  ...(toHead === null ? {} : { head: toHead }),
});

/** What decides who may do what with a stored letter. */
export const standingOf = (row: LetterRow): LetterStanding => ({
  status: row.status,
  areaCode: areaCodeOfKey(row.area),
  to: addressOf(row),
});

/** A letter that the transaction's scope may see; `lock` = nobody else takes a step until the transaction ends. Throws `notFound`. */
export async function letterFor(tx: Client, id: string, lock = false): Promise<LetterRow> {
  const row = await (lock ? lockLetter : findLetter)(tx, id);
  if (row === null) throw new AppError('notFound', `Letter ${id}`);
  return row;
}
