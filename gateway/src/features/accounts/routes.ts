import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Account, AccountChange, AccountInput, OneTimePassword, Role } from '@fengqiao/contract/accounts';
import { AreaCode } from '@fengqiao/contract/areas';
import { Page } from '@fengqiao/contract/common';
import Type from 'typebox';
import { paging } from '../../plugins/paging.ts';
import type { RolePolicy } from '../../plugins/policy.ts';
import { changeAccount } from './change.ts';
import { dropSecondFactor, resetPassword, unlock } from './credentials.ts';
import { accounts, createAccount } from './service.ts';

const AccountSearch = Type.Object(
  {
    /** Part of the name of the account or of the person. */
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    role: Type.Optional(Role),
    area: Type.Optional(AreaCode),
    ...paging,
  },
  { additionalProperties: false },
);
const params = Type.Object({ account: Type.String({ minLength: 1, maxLength: 60 }) });
const tags = ['accounts'];
const security: RolePolicy = { roles: ['securityAdmin'], reach: 'subtree' };
/** The system administrator names accounts when terminals are let in, and makes the first of the other two administrators. */
const withSystem: RolePolicy = { roles: ['securityAdmin', 'systemAdmin'], reach: 'subtree' };

/** Accounts of the administrator's subtree: list, create, change, help out. */
export const accountRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    '/api/accounts',
    {
      config: { policy: withSystem },
      schema: { tags, querystring: AccountSearch, response: { 200: Page(Account) } },
    },
    ({ session, query }) => accounts(app, session, query),
  );

  app.post(
    '/api/accounts',
    {
      config: { policy: { ...withSystem, audit: 'account.created' } },
      schema: { tags, body: AccountInput, response: { 201: OneTimePassword } },
    },
    async (request, reply) => reply.code(201).send(await createAccount(app, request, request.body)),
  );

  app.patch(
    '/api/accounts/:account',
    {
      config: { policy: { ...security, audit: 'account.changed' } },
      schema: { tags, params, body: AccountChange, response: { 200: Account } },
    },
    (request) => changeAccount(app, request, request.params.account, request.body),
  );

  app.post(
    '/api/accounts/:account/password',
    {
      config: { policy: { ...security, audit: 'password.reset' } },
      schema: { tags, params, response: { 200: OneTimePassword } },
    },
    (request) => resetPassword(app, request, request.params.account),
  );

  app.post(
    '/api/accounts/:account/unlock',
    {
      config: { policy: { ...security, audit: 'account.changed' } },
      schema: { tags, params, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await unlock(app, request, request.params.account);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/accounts/:account/second-factor',
    {
      config: { policy: { ...security, audit: 'secondFactor.removed' } },
      schema: { tags, params, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      await dropSecondFactor(app, request, request.params.account);
      return reply.code(204).send(null);
    },
  );
};
