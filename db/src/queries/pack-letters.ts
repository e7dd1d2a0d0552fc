import type { Queryable } from '../pool.ts';
import type { CountedArea, Days } from './indicator-filter.ts';

/** Letters of the register that an area has issued in the days, by kind, as they stand now. */
export interface LetterStanding {
  kind: string;
  issued: number;
  received: number;
  replied: number;
  late: number;
}

/** What came of the letters of a period; withdrawn ones are left out. */
export async function lettersInPack(tx: Queryable, area: CountedArea, days: Days): Promise<LetterStanding[]> {
  const { rows } = await tx.query<LetterStanding>({
    name: 'packs.letters',
    text: `select kind, count(*)::int as issued,
                  count(*) filter (where received_at is not null)::int as received,
                  count(*) filter (where status = 'replied')::int as replied,
                  count(*) filter (where status in ('issued', 'received') and due_at < now())::int as late
             from letter
            where area between $1 and $2 and status in ('issued', 'received', 'replied')
              and issued_at >= $3::date::timestamp at time zone 'Asia/Shanghai'
              and issued_at < $4::date::timestamp at time zone 'Asia/Shanghai'
            group by kind order by issued desc, kind`,
    values: [area.lo, area.hi, days.from, days.until],
  });
  return rows;
}
