import Type from 'typebox';
import { AreaCode } from './areas.ts';
import { CaseCode } from './case-code.ts';
import { Instant, Nullable, OneOf } from './common.ts';
import { LetterKind } from './ingest.ts';
import { Label } from './reference.ts';

const strict = { additionalProperties: false } as const;

/** Where a letter stands. `withdrawn` keeps its number: it is never given again. */
export const letterStatuses = ['draft', 'issued', 'received', 'replied', 'withdrawn'] as const;
export const LetterStatus = OneOf(letterStatuses);
export type LetterStatus = Type.Static<typeof LetterStatus>;

/** 党委、政府“一把手” (CQ-25): the post, never a name. */
export const letterHeads = ['party', 'government'] as const;

/**
 * What is done with a letter. Its issuer issues, reminds and withdraws; its recipient receives, replies, and hands it on: 交办
 * `assigned` makes somebody responsible, 协调 `coordinated` asks somebody to help (CQ-18, CQ-19).
 */
export const letterSteps = [
  'drafted',
  'issued',
  'received',
  'replied',
  'reminded',
  'assigned',
  'coordinated',
  'withdrawn',
] as const;
export const LetterStep = OneOf(letterSteps);
export type LetterStep = Type.Static<typeof LetterStep>;

/** To whom: the centre of an area, one of its departments, or the head of its party committee or government. */
export const LetterAddress = Type.Object(
  {
    areaCode: AreaCode,
    /** Code of the department; left out = the centre itself, or its head. */
    department: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    head: Type.Optional(OneOf(letterHeads)),
  },
  strict,
);
export type LetterAddress = Type.Static<typeof LetterAddress>;

export const LETTER_MAX_CASES = 20;

/** Body of `PUT /api/letters/:id`: makes a draft, or replaces one. The id is the page's, once per form. */
export const LetterDraft = Type.Object(
  {
    kind: LetterKind,
    to: LetterAddress,
    /** Of which cases; the first carries the letter's events. None = it concerns an area. */
    cases: Type.Array(CaseCode, { maxItems: LETTER_MAX_CASES }),
    subject: Type.String({ minLength: 1, maxLength: 200 }),
    body: Type.String({ minLength: 1, maxLength: 10_000 }),
    /** Until when an answer is wanted; left out = as the profile says. */
    dueAt: Type.Optional(Instant),
    /** Why another one than the profile says; goes with `dueAt`. */
    dueReason: Type.Optional(Type.String({ minLength: 2, maxLength: 500 })),
  },
  strict,
);
export type LetterDraft = Type.Static<typeof LetterDraft>;

/** What can be attached: text, sheets and pictures that every office opens. */
export const attachmentTypes = ['pdf', 'docx', 'xlsx', 'png', 'jpg'] as const;
export const ATTACHMENT_MAX_BYTES = 10_000_000;
export const LETTER_MAX_ATTACHMENTS = 10;

/** A file of a letter. */
export const LetterAttachment = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Type.String(),
  type: OneOf(attachmentTypes),
  /** Bytes. */
  size: Type.Integer(),
  sha256: Type.String(),
  addedByName: Type.String(),
  addedAt: Instant,
  /** Of the answer: the recipient added it. */
  ofReply: Type.Boolean(),
  /** Its time was over: only the entry is left. */
  gone: Type.Boolean(),
  /** Whether this account may take it out again. */
  mayRemove: Type.Boolean(),
});
export type LetterAttachment = Type.Static<typeof LetterAttachment>;

/** Body of a step that says why, or what: withdrawing, replying. */
export const LetterWords = Type.Object({ words: Type.String({ minLength: 2, maxLength: 10_000 }) }, strict);
export type LetterWords = Type.Static<typeof LetterWords>;

/** Body of `assign` and `coordinate`: who is to do something, and what. */
export const LetterHandOn = Type.Object(
  {
    department: Type.String({ minLength: 1, maxLength: 60 }),
    words: Type.String({ minLength: 2, maxLength: 2_000 }),
  },
  strict,
);
export type LetterHandOn = Type.Static<typeof LetterHandOn>;

/** One line of the register; its subject is masked. */
export const LetterSummary = Type.Object({
  id: Type.String({ format: 'uuid' }),
  kind: LetterKind,
  status: LetterStatus,
  /** null = a draft. */
  number: Nullable(Type.String()),
  areaCode: AreaCode,
  areaName: Type.String(),
  toAreaCode: AreaCode,
  /** The office it goes to, in words. */
  recipient: Type.String(),
  subject: Type.String(),
  /** The case it is of first, where the reader sees it; null = of an area, or of a case that the reader does not see. */
  caseCode: Nullable(CaseCode),
  /** How many cases it is of. */
  cases: Type.Integer(),
  draftedAt: Instant,
  issuedAt: Nullable(Instant),
  dueAt: Nullable(Instant),
  receivedAt: Nullable(Instant),
  repliedAt: Nullable(Instant),
  /** An answer is due, and there is none: 函未回复. */
  overdue: Type.Boolean(),
});
export type LetterSummary = Type.Static<typeof LetterSummary>;

/** What was done with a letter, the oldest first. */
export const LetterHistory = Type.Object({
  step: LetterStep,
  at: Instant,
  account: Type.String(),
  displayName: Type.String(),
  /** Code of the department it was handed on to. */
  department: Nullable(Type.String()),
  words: Nullable(Type.String()),
});

/** `GET /api/letters/:id`. */
export const Letter = Type.Object({
  ...LetterSummary.properties,
  to: LetterAddress,
  body: Type.String(),
  reply: Nullable(Type.String()),
  /** Why the deadline is not that of the place's rule; null = it is. */
  dueReason: Nullable(Type.String()),
  /** Empty for whoever reads the words masked: names of files hold names. */
  attachments: Type.Array(LetterAttachment),
  /** Whether this account may add files now. */
  mayAttach: Type.Boolean(),
  /** False = the words are masked: the reader is neither of the two sides nor of the handling team. */
  asWritten: Type.Boolean(),
  caseCodes: Type.Array(CaseCode),
  history: Type.Array(LetterHistory),
  /** What this account may do next. */
  may: Type.Array(LetterStep),
});
export type Letter = Type.Static<typeof Letter>;

export const letterBoxes = ['in', 'out'] as const;
export const letterStates = ['draft', 'unreceived', 'unanswered', 'overdue', 'replied', 'withdrawn'] as const;

/** Filters of `GET /api/letters`, held in the URL of the page; the newest first. */
export const LetterFilter = Type.Object({
  /** `in`: to the account's area and below; `out`: from there. Left out = both. */
  box: Type.Optional(OneOf(letterBoxes)),
  /** `unanswered`: an answer is wanted and there is none yet; `overdue`: and its time is over. */
  state: Type.Optional(OneOf(letterStates)),
  kind: Type.Optional(LetterKind),
  caseCode: Type.Optional(CaseCode),
  year: Type.Optional(Type.Integer({ minimum: 1978, maximum: 9999 })),
});
export type LetterFilter = Type.Static<typeof LetterFilter>;

/** Letters of one kind in one year. */
export const LetterCount = Type.Object({
  kind: LetterKind,
  /** Of cases: `letter.issued` in the log, whoever sent them. */
  ofCases: Type.Integer(),
  /** Of areas, without a case: these stand in the register alone. */
  ofAreas: Type.Integer(),
  /** Both. */
  issued: Type.Integer(),
  /** Of those, in the register: withdrawn afterwards; without an answer that was due. */
  withdrawn: Type.Integer(),
  overdue: Type.Integer(),
});

/** `GET /api/letters/counts`. */
export const LetterCounts = Type.Object({
  year: Type.Integer(),
  areaCode: AreaCode,
  kinds: Type.Array(LetterCount),
  /** Supervised cases by tag (四应四不: CQ-07), by `case.supervised` of the log; '' = without a tag. */
  supervised: Type.Array(Type.Object({ tag: Type.String(), count: Type.Integer() })),
});
export type LetterCounts = Type.Static<typeof LetterCounts>;

/** `GET /api/letters/offer`: everything a form needs, filled in; the words are suggested from the case as the reader sees it. */
export const LetterOffer = Type.Object({
  kinds: Type.Array(
    Type.Object({
      kind: LetterKind,
      label: Label,
      /** Until when an answer would be due when it were issued now; null = none is asked for. */
      dueAt: Nullable(Instant),
      subject: Type.String(),
      body: Type.String(),
    }),
  ),
  /** Own area, those above, those beside it and those below. */
  areas: Type.Array(Type.Object({ areaCode: AreaCode, name: Type.String() })),
  to: LetterAddress,
});
export type LetterOffer = Type.Static<typeof LetterOffer>;
