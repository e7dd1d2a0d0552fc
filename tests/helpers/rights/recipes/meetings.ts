import type { Estate } from '../estate.ts';
import { planMeeting, takeDecision } from '../meetings.ts';
import { type Person, somebody } from '../people.ts';
import type { World } from '../world.ts';
import type { Recipe, Recipes, Success } from './recipe.ts';

/** A clerk of the village keeps its meetings, and its township may hold them; nobody of another level does. */
const isElsewhere = ({ level }: Person): boolean => level !== 'village' && level !== 'township';
const mayNot = (person: Person): boolean => isElsewhere(person) || person.role === 'clerk';

const days = { from: '2026-01-01', until: '2026-01-08' };
const decision = (areaCode: string, caseCode?: string) => ({
  text: '限期化解',
  department: 'justice',
  ownerArea: areaCode,
  owner: null,
  dueOn: '2199-01-01',
  caseCodes: caseCode === undefined ? [] : [caseCode],
  page: null,
});
const report = { text: '已经办结', state: 'done' };
const ofMeeting =
  (rest: string) =>
  ({ meeting }: Estate): string =>
    `/api/meetings/${meeting}${rest}`;
const ofDecision =
  (rest: string) =>
  ({ decision }: Estate): string =>
    `/api/decisions/${decision}${rest}`;

/** A call for an open meeting of the village that was made for it. */
const inMeeting =
  (
    state: string,
    call: (meeting: string, areaCode: string) => Omit<Success, 'as'>,
    role: 'clerk' | 'head' = 'clerk',
  ) =>
  async ({ db, own }: World): Promise<Success> => {
    const meeting = crypto.randomUUID();
    await planMeeting(db.ownerPool, own.areaCode, meeting, state);
    return { ...call(meeting, own.areaCode), as: await somebody(db.ownerPool, role) };
  };

const inDecision =
  (rest: string, method: string, payload: (areaCode: string) => object) =>
  async ({ db, own }: World): Promise<Success> => {
    const [meeting, id] = [crypto.randomUUID(), crypto.randomUUID()];
    await planMeeting(db.ownerPool, own.areaCode, meeting, 'open');
    await takeDecision(db.ownerPool, own.areaCode, { meeting, id });
    const as = await somebody(db.ownerPool, 'clerk');
    return { method, url: `/api/decisions/${id}${rest}`, payload: payload(own.areaCode), as };
  };

const file: Recipe['success'] = inMeeting('open', (meeting) => ({
  method: 'GET',
  url: `/api/meetings/${meeting}/minutes/file?format=docx`,
}));

/** Judgement meetings and what they decide. */
export const meetingRecipes: Recipes = {
  'GET /api/meetings': { url: ({ areaCode }) => `/api/meetings?area=${areaCode}` },
  'GET /api/meetings/cadence': { url: ({ areaCode }) => `/api/meetings/cadence?area=${areaCode}` },
  'POST /api/meetings': {
    url: () => '/api/meetings',
    payload: ({ areaCode }) => ({
      areaCode,
      title: '专题研判',
      plannedAt: '2026-01-08T09:00:00+08:00',
      video: false,
      ...days,
    }),
    refuses: mayNot,
    success: async ({ db, own }) => ({
      method: 'POST',
      url: '/api/meetings',
      payload: {
        areaCode: own.areaCode,
        title: '专题研判',
        plannedAt: '2026-01-08T09:00:00+08:00',
        video: false,
        ...days,
      },
      as: await somebody(db.ownerPool, 'head'),
    }),
  },
  'GET /api/meetings/:id': { url: ofMeeting('') },
  'PUT /api/meetings/:id': {
    url: ofMeeting(''),
    payload: () => ({ version: 1, chair: '主任' }),
    refuses: isElsewhere,
    mayAnswer: ['meeting.changed'],
    success: inMeeting('planned', (meeting) => ({
      method: 'PUT',
      url: `/api/meetings/${meeting}`,
      payload: { version: 1, chair: '主任' },
    })),
  },
  'POST /api/meetings/:id/acts': {
    url: ofMeeting('/acts'),
    payload: () => ({ act: 'close' }),
    refuses: isElsewhere,
    mayAnswer: ['meeting.notNow'],
    success: inMeeting('open', (meeting) => ({
      method: 'POST',
      url: `/api/meetings/${meeting}/acts`,
      payload: { act: 'close' },
    })),
  },
  'POST /api/meetings/:id/notes': {
    url: ofMeeting('/notes'),
    payload: () => ({ text: '讨论了红色案件', page: null }),
    refuses: isElsewhere,
    mayAnswer: ['meeting.notNow'],
    success: inMeeting('open', (meeting) => ({
      method: 'POST',
      url: `/api/meetings/${meeting}/notes`,
      payload: { text: '讨论了红色案件', page: null },
    })),
  },
  'GET /api/meetings/:id/pack': { url: ofMeeting('/pack'), mayAnswer: ['meeting.noPack'] },
  'GET /api/meetings/:id/pack/cases': {
    url: ofMeeting('/pack/cases?list=accepted'),
    mayAnswer: ['meeting.noPack'],
  },
  'GET /api/meetings/:id/pack/file': {
    url: ofMeeting('/pack/file?format=xlsx'),
    mayAnswer: ['meeting.noPack'],
    success: file,
  },
  'GET /api/meetings/:id/minutes/file': { url: ofMeeting('/minutes/file?format=docx'), success: file },
  'GET /api/decisions': { url: ({ areaCode }) => `/api/decisions?area=${areaCode}` },
  'GET /api/decisions/:id': { url: ofDecision('') },
  'POST /api/meetings/:id/decisions': {
    url: ofMeeting('/decisions'),
    payload: ({ areaCode, caseCode }) => decision(areaCode, caseCode),
    refuses: isElsewhere,
    mayAnswer: ['meeting.notNow'],
    success: inMeeting('open', (meeting, areaCode) => ({
      method: 'POST',
      url: `/api/meetings/${meeting}/decisions`,
      payload: decision(areaCode),
    })),
  },
  'PUT /api/decisions/:id': {
    url: ofDecision(''),
    payload: ({ areaCode }) => decision(areaCode),
    refuses: isElsewhere,
    mayAnswer: ['decision.over', 'meeting.notNow'],
    success: inDecision('', 'PUT', decision),
  },
  'POST /api/decisions/:id/reports': {
    url: ofDecision('/reports'),
    payload: () => report,
    // A department speaks for itself: the handler of these tests belongs to none.
    refuses: (person) => isElsewhere(person) || person.role === 'handler',
    mayAnswer: ['decision.over'],
    success: inDecision('/reports', 'POST', () => report),
  },
};
