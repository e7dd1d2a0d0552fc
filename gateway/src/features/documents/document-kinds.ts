import type { Label } from '@fengqiao/contract/reference';
import { reportRules } from '../../domain/report-rules.ts';
import { AppError } from '../../plugins/errors.ts';
import type { Profile } from '../../profiles/profile-schema.ts';
import { casePapers, slotPaper } from './papers/case-papers.ts';
import { letterPaper } from './papers/letter-paper.ts';
import type { Paper } from './papers/paper.ts';
import { reportPaper } from './papers/report-paper.ts';

/** A kind of document of a place, with the template that is shipped for it. */
export interface DocumentKindOf {
  kind: string;
  label: Label;
  sourceRow: string | null;
  paper: Paper;
  of: 'case' | 'letter' | 'report';
}

/** Goes up with every change of the shipped templates: what was made before says which it was made from. */
export const shippedVersion = 'shipped:1';

const letterPrefix = 'letter-';
/** The kind of the document that a letter of a kind is printed as. */
export const kindOfLetter = (letterKind: string): string => letterPrefix + letterKind;

const reportPrefix = 'report-';
/** The kind of the document that a report of a kind is printed as. */
export const kindOfReport = (reportKind: string): string => reportPrefix + reportKind;

/** The kind of the document that minutes of a meeting and its figures are printed as. */
export const minutesKind = 'meeting-minutes';

/** Documents of cases and letters of a place, in the order of its profile, and those of its reports. */
export function documentKinds(profile: Profile): DocumentKindOf[] {
  const ofCases = (profile.documents ?? []).map(({ kind, label, sourceRow }) => ({
    kind,
    label,
    sourceRow,
    paper: casePapers[kind] ?? slotPaper(label.zh),
    of: 'case' as const,
  }));
  const letters = (profile.letters ?? []).map(({ kind, label, sourceRow }) => ({
    kind: kindOfLetter(kind),
    label,
    sourceRow,
    paper: letterPaper,
    of: 'letter' as const,
  }));
  const reports = reportRules.map(({ kind, label, sourceRow }) => ({
    kind: kindOfReport(kind),
    label,
    sourceRow,
    paper: reportPaper('zh'),
    of: 'report' as const,
  }));
  const minutes = {
    kind: minutesKind,
    label: { zh: '会议纪要', en: 'Minutes of a meeting' },
    sourceRow: 'MS-16',
    paper: reportPaper('zh'),
    of: 'report' as const,
  };
  return [...ofCases, ...letters, ...reports, minutes];
}

/** A kind of the place. Throws `document.noKind`. */
export function documentKind(profile: Profile, kind: string): DocumentKindOf {
  const found = documentKinds(profile).find((each) => each.kind === kind);
  if (found === undefined) throw new AppError('document.noKind', kind, profile.id);
  return found;
}
