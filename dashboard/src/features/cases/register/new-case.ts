import type { LikelyQuestion, NewCase, NewReport } from '@fengqiao/contract/case-acts';

/** The form as it is filled in; empty fields are undefined or ''. */
export interface RegisterForm extends Omit<NewCase, 'id' | 'partyAreas' | 'people'> {
  otherArea?: string;
  people?: number | null;
}

/** What is sent of a form: what was left empty is left out. */
export function newCaseOf(id: string, { otherArea, people, ...matter }: RegisterForm): NewCase {
  const told = Object.entries(matter).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  return {
    ...(Object.fromEntries(told) as typeof matter),
    id,
    ...(people ? { people } : {}),
    ...(otherArea ? { partyAreas: [otherArea] } : {}),
  };
}

/** What of it tells whether the matter was reported before. */
export function questionOf({ areaCode, title, category, location, reporterRef }: NewCase): LikelyQuestion {
  return {
    areaCode,
    title,
    ...(category === undefined ? {} : { category }),
    ...(location === undefined ? {} : { location }),
    ...(reporterRef === undefined ? {} : { reporterRef }),
  };
}

const mostText = 4_000;

/** What is added to the case that the matter belongs to: the words of this report. */
export function reportOf({ id, channel, title, detail, reporterRef }: NewCase): NewReport {
  const text = [title, detail].filter((part) => part !== undefined).join('\n');
  return {
    id,
    channel,
    text: text.slice(0, mostText),
    ...(reporterRef === undefined ? {} : { reporterRef }),
  };
}
