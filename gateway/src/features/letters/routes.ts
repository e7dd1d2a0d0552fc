import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { AreaCode } from '@fengqiao/contract/areas';
import { CaseCode } from '@fengqiao/contract/case-code';
import { Page } from '@fengqiao/contract/common';
import {
  Letter,
  LetterCounts,
  LetterDraft,
  LetterFilter,
  LetterHandOn,
  LetterOffer,
  LetterSummary,
  LetterWords,
} from '@fengqiao/contract/letters';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { letterReaders, letterRoles, letterTakers } from '../../domain/letters.ts';
import { paging } from '../../plugins/paging.ts';
import type { RolePolicy } from '../../plugins/policy.ts';
import { draftLetter } from './draft.ts';
import { letterCounts } from './letter-counts.ts';
import { LetterTeller } from './letter-teller.ts';
import { letterOffer } from './offer.ts';
import { findLetters, readLetter } from './read-letters.ts';
import { type StepSaid, type TakenStep, takeStep } from './take-step.ts';

const tags = ['letters'];
const params = Type.Object({ id: Type.String({ format: 'uuid' }) });
const strict = { additionalProperties: false } as const;
const read: RolePolicy = { roles: letterReaders, reach: 'subtree' };

/** The register of letters (函): what goes out and comes in, its steps, its counters. */
export const letterRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const teller = new LetterTeller(app);
  app.addHook('onReady', async () => teller.start());
  app.addHook('preClose', () => teller.close());
  const taken = (step: TakenStep) => (request: FastifyRequest) =>
    takeStep(app, teller, request, (request.params as { id: string }).id, step, request.body as StepSaid);
  const step = (roles: RolePolicy['roles'], audit: `letter.${TakenStep}`) => ({
    config: { policy: { roles, reach: 'subtree', audit } satisfies RolePolicy },
  });

  app.get(
    '/api/letters',
    {
      config: { policy: read },
      schema: {
        tags,
        querystring: Type.Object({ ...LetterFilter.properties, ...paging }, strict),
        response: { 200: Page(LetterSummary) },
      },
    },
    (request) => findLetters(app, request.session, request.query),
  );
  app.get(
    '/api/letters/counts',
    {
      config: { policy: read },
      schema: {
        tags,
        querystring: Type.Object(
          { area: Type.Optional(AreaCode), year: LetterFilter.properties.year },
          strict,
        ),
        response: { 200: LetterCounts },
      },
    },
    (request) => letterCounts(app, request.session, request.query),
  );
  app.get(
    '/api/letters/offer',
    {
      config: { policy: { roles: letterRoles, reach: 'subtree' } },
      schema: {
        tags,
        querystring: Type.Object({ caseCode: Type.Optional(CaseCode) }, strict),
        response: { 200: LetterOffer },
      },
    },
    (request) => letterOffer(app, request, request.query.caseCode),
  );
  app.get(
    '/api/letters/:id',
    { config: { policy: read }, schema: { tags, params, response: { 200: Letter } } },
    (request) => readLetter(app, request.session, request.params.id),
  );
  app.put(
    '/api/letters/:id',
    {
      config: { policy: { roles: letterRoles, reach: 'subtree', audit: 'letter.drafted' } },
      schema: { tags, params, body: LetterDraft, response: { 200: Letter } },
    },
    (request) => draftLetter(app, request, request.params.id, request.body),
  );

  const bare = { schema: { tags, params, response: { 200: Letter } } };
  const saying = { schema: { ...bare.schema, body: LetterWords } };
  const handing = { schema: { ...bare.schema, body: LetterHandOn } };
  app.post('/api/letters/:id/issue', { ...step(letterRoles, 'letter.issued'), ...bare }, taken('issued'));
  app.post(
    '/api/letters/:id/remind',
    { ...step(letterRoles, 'letter.reminded'), ...bare },
    taken('reminded'),
  );
  app.post(
    '/api/letters/:id/withdraw',
    { ...step(letterRoles, 'letter.withdrawn'), ...saying },
    taken('withdrawn'),
  );
  app.post(
    '/api/letters/:id/receive',
    { ...step(letterTakers, 'letter.received'), ...bare },
    taken('received'),
  );
  app.post(
    '/api/letters/:id/reply',
    { ...step(letterTakers, 'letter.replied'), ...saying },
    taken('replied'),
  );
  app.post(
    '/api/letters/:id/assign',
    { ...step(letterTakers, 'letter.assigned'), ...handing },
    taken('assigned'),
  );
  app.post(
    '/api/letters/:id/coordinate',
    { ...step(letterTakers, 'letter.coordinated'), ...handing },
    taken('coordinated'),
  );
};
