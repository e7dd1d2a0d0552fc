import { type Role, staffRoles } from '@fengqiao/contract/accounts';
import type { LetterAddress, LetterStatus, LetterStep } from '@fengqiao/contract/letters';
import type { Label } from '@fengqiao/contract/reference';
import type { LetterRule, Profile } from '../profiles/profile-schema.ts';
import type { Calendar } from './calendar.ts';
import { dueOf } from './deadlines.ts';
import { shanghaiDay } from './instant.ts';

/** Who sends letters for a centre. */
export const letterRoles = ['operator', 'clerk', 'leader', 'head'] as const satisfies readonly Role[];
/** Who takes them: for a department its own people as well. */
export const letterTakers = [...letterRoles, 'handler'] as const satisfies readonly Role[];
/** Who reads the register. */
export const letterReaders = staffRoles;

/** Whoever looks at a letter. */
export interface LetterReader {
  role: Role;
  areaCode: string;
  department: string | null;
}

/** What decides who may do what with a letter. */
export interface LetterStanding {
  status: LetterStatus;
  /** The issuer's. */
  areaCode: string;
  to: LetterAddress;
}

const isOneOf = (role: Role, allowed: readonly Role[]): boolean => allowed.includes(role);

/** Whether the account writes for the centre that issues the letter. */
export const isIssuer = ({ role, areaCode }: LetterReader, letter: LetterStanding): boolean =>
  areaCode === letter.areaCode && isOneOf(role, letterRoles);

/** Whether the account takes letters for the office that this one goes to. */
export const isRecipient = (reader: LetterReader, { to }: LetterStanding): boolean =>
  reader.areaCode === to.areaCode &&
  (isOneOf(reader.role, letterRoles) ||
    (reader.role === 'handler' && to.department !== undefined && reader.department === to.department));

const byIssuer: Record<LetterStatus, readonly LetterStep[]> = {
  draft: ['drafted', 'issued', 'withdrawn'],
  issued: ['reminded', 'withdrawn'],
  received: ['reminded', 'withdrawn'],
  replied: [],
  withdrawn: [],
};
const byRecipient: Record<LetterStatus, readonly LetterStep[]> = {
  draft: [],
  issued: ['received', 'replied'],
  received: ['replied', 'assigned', 'coordinated'],
  replied: ['assigned', 'coordinated'],
  withdrawn: [],
};

/** What an account may do with a letter as it stands. */
export function stepsFor(reader: LetterReader, letter: LetterStanding): LetterStep[] {
  return [
    ...(isIssuer(reader, letter) ? byIssuer[letter.status] : []),
    ...(isRecipient(reader, letter) ? byRecipient[letter.status] : []),
  ];
}

/** The status after a step; those that only tell or hand on leave it. */
export function statusAfter(step: LetterStep, status: LetterStatus): LetterStatus {
  switch (step) {
    case 'drafted':
      return 'draft';
    case 'issued':
    case 'received':
    case 'replied':
    case 'withdrawn':
      return step;
    default:
      return status;
  }
}

/** The place's rule for a kind of letter; undefined = it does not send such. */
export const letterRule = (profile: Profile, kind: string): LetterRule | undefined =>
  profile.letters?.find((rule) => rule.kind === kind);

/** What an area is called in numbers: 巴中市 → 巴中. */
export const shortAreaName = (name: string): string =>
  name.length > 2 ? name.replace(/(自治[州县旗]|街道|社区|[省市区县旗镇乡村])$/, '') : name;

/** A letter's number by the place's pattern, e.g. 巴中综治函〔2026〕12号. */
export const letterNumber = (pattern: string, areaName: string, year: number, n: number): string =>
  pattern
    .replace('{area}', shortAreaName(areaName))
    .replace('{year}', String(year))
    .replace('{n}', String(n));

/** Calendar year of a moment in Asia/Shanghai: numbers begin anew with it. */
export const yearOf = (at: number): number => Number(shanghaiDay(at).slice(0, 4));

/** Until when an answer is due for a letter that is issued at `at` (milliseconds); null = none is asked for. */
export const answerDue = (rule: LetterRule, at: number, calendar: Calendar): number | null =>
  rule.replyWithin === null ? null : dueOf(rule.replyWithin, at, calendar).dueAt;

/** The office a letter goes to, in words; `department` = the name of the one it names. */
export function recipientWords(areaName: string, to: LetterAddress, department: Label | undefined): string {
  if (to.head === 'party') return `${areaName}党委主要负责人`;
  if (to.head === 'government') return `${areaName}人民政府主要负责人`;
  return department === undefined ? `${areaName}综治中心` : `${areaName}${department.zh}`;
}

/** Whose files an account may add now: the issuer's while it is a draft, the recipient's until it has answered; null = nobody's. */
export function attachesTo(reader: LetterReader, letter: LetterStanding): 'letter' | 'reply' | null {
  const steps = stepsFor(reader, letter);
  if (steps.includes('drafted')) return 'letter';
  return steps.includes('replied') ? 'reply' : null;
}
