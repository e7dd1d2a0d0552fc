import type { Pack, PackCases, PackCasesQuery } from '@fengqiao/contract/packs';
import type { Language } from '@fengqiao/contract/reference';
import type { FastifyInstance } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';
import { packCases } from '../packs/pack-cases.ts';
import { readPack } from '../packs/read-pack.ts';
import { meetingFor } from './read-meetings.ts';

/** The frozen figures of a meeting. Throws `notFound`, `meeting.noPack`, `pack.broken`. */
export async function packOfMeeting(
  app: FastifyInstance,
  session: AccountSession,
  id: string,
  language: Language,
): Promise<Pack> {
  return readPack(app, session, await packIdOf(app, session, id), language);
}

/** The cases behind one of its figures. Throws as `packOfMeeting`. */
export async function casesOfPack(
  app: FastifyInstance,
  session: AccountSession,
  id: string,
  query: PackCasesQuery,
): Promise<PackCases> {
  return packCases(app, session, await packIdOf(app, session, id), query);
}

async function packIdOf(app: FastifyInstance, session: AccountSession, id: string): Promise<string> {
  const { packId } = await app.readScope(session, (tx) => meetingFor(tx, id));
  if (packId === null) throw new AppError('meeting.noPack');
  return packId;
}
