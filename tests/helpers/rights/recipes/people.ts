import { randomBytes } from 'node:crypto';
import type { SecondFactorOffer } from '@fengqiao/contract/accounts';
import { totpCode } from '../../totp.ts';
import { somebody } from '../people.ts';
import type { World } from '../world.ts';
import { path, type Recipes } from './recipe.ts';

const secondFactor = '/api/session/second-factor';
const wrongCode = { url: () => secondFactor, payload: () => ({ code: '000000' }) };

/** Gives somebody a second factor. Answers its secret. */
async function withSecondFactor(world: World, as: { cookie: string }): Promise<string> {
  const offer = await world.ask({ method: 'POST', url: secondFactor }, as);
  const { secret } = JSON.parse(offer.body) as SecondFactorOffer;
  await world.ask({ method: 'PUT', url: secondFactor, payload: { code: totpCode(secret) } }, as);
  return secret;
}

/** Sessions, accounts, terminals, and what administrators read. */
export const peopleRecipes: Recipes = {
  'GET /api/session/challenge': path('/api/session/challenge'),
  'POST /api/session': {
    url: () => '/api/session',
    payload: ({ account }) => ({ account, password: 'wrong' }),
  },
  'GET /api/session': path('/api/session'),
  'DELETE /api/session': {
    ...path('/api/session'),
    success: async (world) => ({
      method: 'DELETE',
      url: '/api/session',
      as: await somebody(world.db.ownerPool),
    }),
  },
  'PUT /api/session/password': {
    url: () => '/api/session/password',
    payload: () => ({ current: 'wrong', next: 'Kestrel-harbour-74-lantern' }),
    mayAnswer: ['password.wrong'],
    success: async (world) => ({
      method: 'PUT',
      url: '/api/session/password',
      payload: { current: world.password, next: 'Kestrel-harbour-74-lantern' },
      as: await somebody(world.db.ownerPool),
    }),
  },
  'POST /api/session/second-factor': path(secondFactor),
  'PUT /api/session/second-factor': {
    ...wrongCode,
    mayAnswer: ['secondFactor.none', 'secondFactor.badCode'],
    async success(world) {
      const as = await somebody(world.db.ownerPool);
      const { body } = await world.ask({ method: 'POST', url: secondFactor }, as);
      const { secret } = JSON.parse(body) as SecondFactorOffer;
      return { method: 'PUT', url: secondFactor, payload: { code: totpCode(secret) }, as };
    },
  },
  'DELETE /api/session/second-factor': {
    ...wrongCode,
    mayAnswer: ['secondFactor.none', 'secondFactor.badCode'],
    async success(world) {
      const as = await somebody(world.db.ownerPool);
      const secret = await withSecondFactor(world, as);
      // A code works once: the next one is half a minute ahead, as a fast clock would show it.
      const code = totpCode(secret, Date.now() + 30_000);
      return { method: 'DELETE', url: secondFactor, payload: { code }, as };
    },
  },
  'GET /api/sessions': path('/api/sessions'),
  'DELETE /api/sessions/:id': { url: ({ session }) => `/api/sessions/${session}` },

  'GET /api/accounts': { url: ({ areaCode }) => `/api/accounts?area=${areaCode}` },
  'POST /api/accounts': {
    url: () => '/api/accounts',
    payload: ({ areaCode }) => ({
      account: `c${randomBytes(6).toString('hex')}`,
      displayName: '新来的',
      role: 'clerk',
      areaCode,
    }),
    refuses: ({ role }) => role === 'systemAdmin', // makes the first of the other two administrators only
    success: async (world) => ({
      method: 'POST',
      url: '/api/accounts',
      payload: {
        account: 'made.by.test',
        displayName: '新来的',
        role: 'clerk',
        areaCode: world.own.areaCode,
      },
      as: world.person('securityAdmin', 'village'),
    }),
  },
  'PATCH /api/accounts/:account': {
    url: ({ account }) => `/api/accounts/${account}`,
    payload: () => ({ displayName: '改了名' }),
  },
  'POST /api/accounts/:account/password': { url: ({ account }) => `/api/accounts/${account}/password` },
  'POST /api/accounts/:account/unlock': { url: ({ account }) => `/api/accounts/${account}/unlock` },
  'DELETE /api/accounts/:account/second-factor': {
    url: ({ account }) => `/api/accounts/${account}/second-factor`,
    mayAnswer: ['secondFactor.none'],
    async success(world) {
      const as = await somebody(world.db.ownerPool);
      await withSecondFactor(world, as);
      return { method: 'DELETE', url: `/api/accounts/${as.account}/second-factor` };
    },
  },

  'GET /api/terminals': path('/api/terminals'),
  'POST /api/terminals': {
    url: () => '/api/terminals',
    payload: () => ({ code: 'NONE-OF-THESE-CODES', nonce: 'A'.repeat(43) }),
  },
  'POST /api/terminals/codes': {
    url: () => '/api/terminals/codes',
    payload: ({ areaCode, account, centre }) => ({
      name: '三号席',
      areaCode,
      place: '大厅',
      centreId: centre,
      accounts: [account],
    }),
  },
  'POST /api/terminals/:id/revoke': {
    url: ({ terminal }) => `/api/terminals/${terminal}/revoke`,
    payload: () => ({ reason: '设备更换' }),
  },

  'GET /api/audit': {
    url: ({ caseCode }) => `/api/audit?object=case:${caseCode}`,
    // The same look of the same person is written down once a minute.
    success: async () => ({ method: 'GET', url: `/api/audit?actor=${randomBytes(6).toString('hex')}` }),
  },
  'GET /api/audit/export': { url: ({ caseCode }) => `/api/audit/export?object=case:${caseCode}` },
  'GET /api/audit/head': path('/api/audit/head'),
  'GET /api/audit/verification': {
    ...path('/api/audit/verification'),
    success: async () => ({ method: 'POST', url: '/api/audit/verification' }), // GET shows a fresh result as it is
  },
  'POST /api/audit/verification': path('/api/audit/verification'),
  'GET /api/retention': path('/api/retention'),
  'GET /api/rights': path('/api/rights'),
};
