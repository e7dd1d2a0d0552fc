import { areaCodeOfKey, areaLevel } from '@fengqiao/contract/areas';
import type { CentreLine, CentreRegister } from '@fengqiao/contract/centre-register';
import { areasAbove, type CentreRow, centreRows } from '@fengqiao/db/queries/centre-register';
import type { FastifyInstance } from 'fastify';
import { nameFault } from '../../domain/centre-names.ts';
import { shanghaiDay } from '../../domain/instant.ts';
import type { AccountSession } from '../../plugins/auth.ts';
import { narrow } from '../../plugins/db.ts';
import { ownArea } from '../../plugins/own-area.ts';

/** The centres of an area (default: the session's) with everything that is registered of them. Throws `notFound`. */
export async function centreRegister(
  app: FastifyInstance,
  session: AccountSession,
  { area = session.areaCode, id }: { area?: string; id?: string },
): Promise<CentreRegister> {
  const day = shanghaiDay(Date.now());
  const { own, rows, above } = await app.readScope(narrow(session, area) ?? session, async (client) => {
    const own = await ownArea(client, session, area);
    const rows = await centreRows(client, { day, id });
    return { own, rows, above: await areasAbove(client, [...new Set(rows.map((row) => row.area))]) };
  });
  return {
    areaCode: area,
    areaName: own.name,
    centres: rows.map((row) => lineOf(row, above)),
    structures: app.profile.structures.map(({ id: structure, label, sourceRow, note = null, items }) => ({
      id: structure,
      label,
      sourceRow,
      note,
      items,
    })),
  };
}

function lineOf({ area, ...row }: CentreRow, above: Awaited<ReturnType<typeof areasAbove>>): CentreLine {
  const areaCode = areaCodeOfKey(area);
  const level = areaLevel(areaCode);
  const path = (above.get(area) ?? []).map(({ code, name }) => ({
    level: areaLevel(areaCodeOfKey(code)),
    name,
  }));
  return {
    ...row,
    areaCode,
    level: level === 'grid' ? 'village' : level,
    shouldBe: nameFault(row.name, path),
  };
}
