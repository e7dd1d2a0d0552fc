import { areaCodeOfKey, childStep } from '@fengqiao/contract/areas';
import type { BoardList, PublicBoard } from '@fengqiao/contract/boards';
import {
  boardAreas,
  boardCentre,
  boardDepartments,
  boardList,
  boardPeople,
} from '@fengqiao/db/queries/boards';
import { photoOf, type StaffPhoto } from '@fengqiao/db/queries/staff-photos';
import type { FastifyInstance } from 'fastify';
import { boardDuties, boardRules } from '../../domain/board-rules.ts';
import { shanghaiDay } from '../../domain/instant.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { AppError } from '../../plugins/errors.ts';

/** The centres of the session's subtree that have a board. */
export async function boards(app: FastifyInstance, session: AccountSession): Promise<BoardList> {
  return { items: await app.readScope(session, boardList) };
}

/** What hangs in the hall of a centre (上墙公示, HP-29, FX-20). Reads no table of cases. Throws `notFound`. */
export function publicBoard(
  app: FastifyInstance,
  session: AccountSession,
  centreId: string,
): Promise<PublicBoard> {
  const { profile } = app;
  const labels = new Map(profile.departments.map(({ code, label }) => [code, label]));
  return app.readScope(session, async (client) => {
    const centre = await boardCentre(client, centreId);
    if (centre === null) throw new AppError('notFound', `Centre ${centreId}`);
    const { name, area, synthetic } = centre;
    const areaCode = areaCodeOfKey(area);
    const departments = await boardDepartments(client, centreId, shanghaiDay(Date.now()));
    return {
      centreId,
      name,
      areaCode,
      profile: profile.label,
      version: profile.version,
      duties: boardDuties(profile),
      people: await boardPeople(client, centreId),
      departments: departments.map(({ department, windows }) => ({
        department,
        label: labels.get(department) ?? { zh: department, en: department },
        windows,
      })),
      rules: boardRules(profile),
      areas: await boardAreas(client, area, childStep(areaCode)),
      synthetic,
    };
  });
}

/** The photograph of somebody on the board of a centre; of nobody else. Throws `notFound`. */
export async function boardPhoto(
  app: FastifyInstance,
  session: AccountSession,
  centreId: string,
  id: string,
): Promise<StaffPhoto> {
  const photo = await app.readScope(session, (client) => photoOf(client, id, centreId));
  if (photo === null) throw new AppError('notFound', `Photograph of ${id}`);
  return photo;
}
