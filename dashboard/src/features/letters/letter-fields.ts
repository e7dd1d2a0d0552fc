import type { Letter, LetterDraft, LetterOffer } from '@fengqiao/contract/letters';
import dayjs, { type Dayjs } from 'dayjs';

/** What the form holds; `office` = `centre`, `head:party`, `head:government` or `department:<code>`. */
export interface LetterFields {
  kind: LetterDraft['kind'];
  areaCode: string;
  office: string;
  subject: string;
  body: string;
  /** Day by which the answer is wanted instead of the rule's; empty = by the rule. */
  dueDay?: Dayjs | null;
  dueReason?: string;
}

/** The form of a draft, or of a new letter with what is suggested for its first kind. */
export function fieldsOf(offer: LetterOffer, draft: Letter | undefined): Partial<LetterFields> {
  const [first] = offer.kinds;
  const { kind, subject, body } = draft ?? first ?? {};
  const to = draft?.to ?? offer.to;
  return {
    ...(kind === undefined ? {} : { kind }),
    areaCode: to.areaCode,
    office:
      to.department !== undefined
        ? `department:${to.department}`
        : to.head !== undefined
          ? `head:${to.head}`
          : 'centre',
    subject: subject ?? '',
    body: body ?? '',
    ...(draft?.dueAt && draft.dueReason
      ? { dueDay: dayjs(shanghaiDayOf(Date.parse(draft.dueAt) - 1)), dueReason: draft.dueReason }
      : {}),
  };
}

/** The request of a form. */
export function draftOf(
  { kind, areaCode, office, subject, body, dueDay, dueReason }: LetterFields,
  cases: string[],
): LetterDraft {
  const [of, code] = office.split(':');
  return {
    kind,
    to: {
      areaCode,
      ...(of === 'department' && code ? { department: code } : {}),
      ...(of === 'head' && (code === 'party' || code === 'government') ? { head: code } : {}),
    },
    cases,
    subject,
    body,
    ...(dueDay ? { dueAt: endOfDay(dueDay.format('YYYY-MM-DD')), ...(dueReason ? { dueReason } : {}) } : {}),
  };
}

const dayMs = 86_400_000;
/** 24:00 of a day in Shanghai. */
const endOfDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00+08:00`) + dayMs).toISOString();
/** The day in Shanghai of a moment. */
const shanghaiDayOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
