import type { Letter, LetterDraft, LetterOffer } from '@fengqiao/contract/letters';

/** What the form holds; `office` = `centre`, `head:party`, `head:government` or `department:<code>`. */
export interface LetterFields {
  kind: LetterDraft['kind'];
  areaCode: string;
  office: string;
  subject: string;
  body: string;
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
  };
}

/** The request of a form. */
export function draftOf(
  { kind, areaCode, office, subject, body }: LetterFields,
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
  };
}
