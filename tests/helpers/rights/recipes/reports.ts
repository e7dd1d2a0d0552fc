import { randomUUID } from 'node:crypto';
import type { Estate } from '../estate.ts';
import { somebody } from '../people.ts';
import { putReport } from '../reports.ts';
import type { World } from '../world.ts';
import { path, type Recipes, type Success } from './recipe.ts';

const ofReport =
  (rest: string) =>
  ({ report }: Estate): string =>
    `/api/reports/${report}${rest}`;

/** A report of the village as somebody finds it. */
const withReport =
  (method: string, rest: string, state: string) =>
  async ({ db, own }: World): Promise<Success> => {
    const [id, as] = [randomUUID(), await somebody(db.ownerPool, 'clerk')];
    await putReport(db.ownerPool, own.areaCode, { id, state, askedBy: as.account });
    return { method, url: `/api/reports/${id}${rest}`, as };
  };

/** The village owes a return, and its head sends one. */
async function sendReturn({ app, db, own }: World): Promise<Success> {
  const id = randomUUID();
  await putReport(db.ownerPool, own.areaCode, { id, state: 'ready', kind: 'monthlyReturn' });
  const label = { zh: '每月25日前', en: 'By the 25th' };
  app.profile.cadences.push({ level: 'village', every: 'month', on: 25, label, sourceRow: 'HP-13' });
  return {
    method: 'POST',
    url: '/api/returns',
    payload: { month: '2026-01', reportId: id },
    as: await somebody(db.ownerPool, 'head'),
  };
}

/** Reports and monthly returns. */
export const reportRecipes: Recipes = {
  'GET /api/reports/kinds': path('/api/reports/kinds'),
  'GET /api/reports/key': path('/api/reports/key'),
  'GET /api/reports': { url: ({ areaCode }) => `/api/reports?area=${areaCode}` },
  'POST /api/reports': {
    url: () => '/api/reports',
    payload: ({ areaCode }) => ({ kind: 'weekly', areaCode }),
  },
  'GET /api/reports/:id': { url: ofReport('') },
  'DELETE /api/reports/:id': {
    url: ofReport(''),
    // Whoever asked for it may, and a head.
    refuses: ({ role }) => role !== 'head',
    mayAnswer: ['report.over'],
    success: withReport('DELETE', '', 'queued'),
  },
  'GET /api/reports/:id/file': {
    url: ofReport('/file?format=xlsx'),
    mayAnswer: ['report.notReady'],
    success: withReport('GET', '/file?format=xlsx', 'ready'),
  },
  'GET /api/reports/:id/cases': {
    url: ofReport('/cases?list=accepted'),
    mayAnswer: ['report.notReady'],
  },
  'GET /api/returns': path('/api/returns?month=2026-01'),
  'POST /api/returns': {
    url: () => '/api/returns',
    payload: ({ report }) => ({ month: '2026-01', reportId: report }),
    mayAnswer: ['return.none', 'return.wrong', 'report.notReady'],
    success: sendReturn,
  },
};
