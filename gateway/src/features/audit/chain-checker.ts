import { createHash } from 'node:crypto';
import { comparePlaces, type Head } from '@fengqiao/db';
import type { AuditCut, AuditLink, AuditPlace } from '@fengqiao/db/queries/audit';

export interface ChainFault extends AuditPlace {
  what: string;
}

const beginning = '00'.repeat(32);

/**
 * Looks at the links of the audit chain in their order, computes every hash anew, and compares with heads that were written down
 * outside. The first fault is the one to look at: everything after it hangs on it.
 */
export class ChainChecker {
  readonly #written: readonly Head[];
  /** Hashes by place: people may have written down more than one for the same row. */
  readonly #hashes = new Map<string, string[]>();
  readonly #cut: AuditCut | null;
  #last: { day: string; no: number; at: string; hash: string } | null = null;

  constructor(cut: AuditCut | null, heads: readonly Head[]) {
    this.#cut = cut;
    this.#written = heads;
    for (const head of heads)
      this.#hashes.set(place(head), [...(this.#hashes.get(place(head)) ?? []), head.hash]);
  }

  /** Before the first link: whether the beginning is where it may be. */
  begin(): ChainFault | null {
    const cut = this.#cut;
    if (cut === null) return null;
    if (cut.tooYoung) return { day: cut.day, no: cut.no, what: 'days younger than 180 days were deleted' };
    if (this.#isAnother(cut))
      return { day: cut.day, no: cut.no, what: 'the log begins after a row that was never there' };
    return null;
  }

  /** The next link; null = it holds. */
  check(link: AuditLink): ChainFault | null {
    const what = this.#misplaced(link) ?? this.#changed(link);
    if (what !== null) return typeof what === 'string' ? { day: link.day, no: link.no, what } : what;
    this.#last = link;
    return null;
  }

  /** After the last link: whether the log still reaches every head that was written down. */
  end(): ChainFault | null {
    const reached = this.#last ?? this.#cut;
    const missing = this.#written
      .filter((head) => reached === null || comparePlaces(head, reached) > 0)
      .sort(comparePlaces)[0];
    return missing === undefined
      ? null
      : {
          day: missing.day,
          no: missing.no,
          what: 'was written down outside and is gone: the newest rows were deleted',
        };
  }

  #misplaced({ day, no, at, dayOfAt, prev }: AuditLink): string | ChainFault | null {
    const last = this.#last;
    const before = last ?? this.#cut;
    const expected = before !== null && before.day === day ? before.no + 1 : 1;
    if (no !== expected)
      return { day, no: expected, what: no > expected ? 'is missing' : 'stands where an older row must be' };
    if (prev !== (before?.hash ?? beginning)) {
      const whom = before === null ? 'the beginning' : place(before);
      return `does not continue ${whom}: rows between were deleted, or one of the two was put in`;
    }
    if (last !== null && at < last.at) return `is older than the row before it`;
    if (dayOfAt !== day) return `says ${at}, which is not that day`;
    return null;
  }

  #changed(link: AuditLink): string | null {
    const { day, no, at, entry, prev, hash } = link;
    const computed = createHash('sha256')
      .update(Buffer.from(prev, 'hex'))
      .update(`${day}\n${no}\n${at}\n${entry}`)
      .digest('hex');
    if (computed !== hash) return 'was changed: its entry does not give its hash';
    if (!columnsHold(link)) return 'was changed: its columns do not say what its entry says';
    if (this.#isAnother({ day, no, hash }))
      return 'is another row than the one whose hash was written down outside: the log was rewritten';
    return null;
  }

  #isAnother(row: Head): boolean {
    return this.#hashes.get(place(row))?.some((hash) => hash !== row.hash) ?? false;
  }
}

const place = ({ day, no }: AuditPlace): string => `${day}:${no}`;

/** Whether the columns beside the entry, by which the log is searched, say what it says. */
function columnsHold({ entry, actor, action, outcome, object, area }: AuditLink): boolean {
  let said: Record<string, unknown>;
  try {
    said = JSON.parse(entry);
  } catch {
    return false;
  }
  return (
    (said.actor ?? null) === actor &&
    (said.action ?? null) === action &&
    (said.outcome ?? null) === outcome &&
    (said.object ?? null) === object &&
    (said.areaKey ?? null) === area
  );
}
