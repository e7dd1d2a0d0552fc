import { areaCodeOfKey } from '@fengqiao/contract/areas';
import { type FloorFault, faultLine, floorFaults, storeyOf } from '@fengqiao/contract/floor-faults';
import type { CentreFloors, Floor, FloorInput } from '@fengqiao/contract/floors';
import { planBox, pointOf, shareOf } from '@fengqiao/contract/plan-shape';
import { searchCentres } from '@fengqiao/db/queries/centres';
import {
  camerasOfFloors,
  deleteFloor,
  type FloorCameraRow,
  type FloorRow,
  floorsOf,
  lockFloor,
  placeCameras,
  plannedCameras,
  roomIdsOf,
  upsertFloor,
} from '@fengqiao/db/queries/floors';
import { areaOfCentre } from '@fengqiao/db/queries/presence';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccountSession } from '../../plugins/auth.ts';
import type { Client } from '../../plugins/db.ts';
import { AppError } from '../../plugins/errors.ts';

/** A storey of a centre as it is named in a path. */
interface Place {
  id: string;
  floor: string;
}

/** The storeys of a centre. Throws `notFound` outside the session's subtree. */
export const floorsOfCentre = (
  app: FastifyInstance,
  session: AccountSession,
  id: string,
): Promise<CentreFloors> => app.readScope(session, (client) => centreFloors(client, session, id));

/** Draws a storey anew and hangs its cameras. Throws `floor.invalid` with every fault, `floor.changed` when somebody was quicker. */
export function putFloor(
  app: FastifyInstance,
  request: FastifyRequest,
  { id, floor }: Place,
  input: FloorInput,
): Promise<CentreFloors> {
  const { session } = request;
  refuse(floorFaults(input));
  return app.inScope(session, async (client) => {
    const area = await areaOf(client, id);
    const before = await lockFloor(client, id, floor);
    checkBasis(before, floor, input.basedOn);
    refuse(await registryFaults(client, id, input));
    const { cameras, basedOn: _basedOn, ...plan } = input;
    const place = { centreId: id, floor, by: session.account };
    await upsertFloor(client, { ...plan, ...place, area });
    const box = planBox(plan.outline);
    await placeCameras(
      client,
      place,
      cameras.map(({ cameraId, at }) => ({ cameraId, ...shareOf(at, box) })),
    );
    const answer = await centreFloors(client, session, id);
    const detail = { floor, created: before === null, rooms: plan.rooms.length, cameras: cameras.length };
    const areaCode = areaCodeOfKey(area);
    await app.audit({ action: 'floor.changed', object: `centre:${id}`, areaCode, detail }, request, client);
    return answer;
  });
}

/** Takes the plan of a storey away; its cameras stay registered for it. Throws `notFound`. */
export function removeFloor(
  app: FastifyInstance,
  request: FastifyRequest,
  { id, floor }: Place,
): Promise<CentreFloors> {
  const { session } = request;
  return app.inScope(session, async (client) => {
    const area = await areaOf(client, id);
    if (!(await deleteFloor(client, id, floor))) throw new AppError('notFound', `Floor ${floor} of ${id}`);
    await placeCameras(client, { centreId: id, floor, by: session.account }, []);
    const answer = await centreFloors(client, session, id);
    await app.audit(
      {
        action: 'floor.changed',
        object: `centre:${id}`,
        areaCode: areaCodeOfKey(area),
        detail: { floor, removed: true },
      },
      request,
      client,
    );
    return answer;
  });
}

async function areaOf(client: Client, id: string): Promise<number> {
  const area = await areaOfCentre(client, id);
  if (area === null) throw new AppError('notFound', `Centre ${id}`);
  return area;
}

function refuse(faults: readonly FloorFault[]): void {
  if (faults.length > 0) throw new AppError('floor.invalid', faultLine(faults)).withDetails({ faults });
}

function checkBasis(before: FloorRow | null, floor: string, basedOn: FloorInput['basedOn']): void {
  if (basedOn === undefined) return;
  const known = basedOn === null ? null : Date.parse(basedOn);
  if ((before?.updatedAt.getTime() ?? null) !== known)
    throw new AppError('floor.changed', floor, before?.updatedBy ?? '–').withDetails({
      floor,
      by: before?.updatedBy ?? null,
    });
}

/** Rooms and cameras of the plan that the registry does not have in this centre. */
async function registryFaults(client: Client, id: string, input: FloorInput): Promise<FloorFault[]> {
  const rooms = await roomIdsOf(client, id);
  const cameraIds = input.cameras.map(({ cameraId }) => cameraId);
  const found = await plannedCameras(client, cameraIds);
  const centreOf = new Map(found.map(({ cameraId, centreId }) => [cameraId, centreId]));
  return [
    ...input.rooms.flatMap(({ roomId }): FloorFault[] =>
      roomId === null || rooms.has(roomId) ? [] : [{ at: `room ${roomId}`, code: 'unknownRoom' }],
    ),
    ...cameraIds.flatMap((cameraId): FloorFault[] => {
      const at = `camera ${cameraId}`;
      const centre = centreOf.get(cameraId);
      if (centre === undefined) return [{ at, code: 'unknownCamera' }];
      return centre === null || centre === id ? [] : [{ at, code: 'cameraElsewhere' }];
    }),
  ];
}

async function centreFloors(client: Client, { lo, hi }: AccountSession, id: string): Promise<CentreFloors> {
  const [centre] = await searchCentres(client, { lo, hi, id, limit: 1 });
  if (centre === undefined) throw new AppError('notFound', `Centre ${id}`);
  const rows = await floorsOf(client, id);
  const cameras = await camerasOfFloors(client, id);
  const floors = rows
    .sort((a, b) => storeyOf(a.floor) - storeyOf(b.floor))
    .map((row) => floorOf(row, cameras));
  return { centreId: id, name: centre.name, areaCode: centre.areaCode, floors };
}

function floorOf({ centreId: _centreId, updatedAt, ...row }: FloorRow, cameras: FloorCameraRow[]): Floor {
  const box = planBox(row.outline);
  return {
    ...row,
    updatedAt: updatedAt.toISOString(),
    cameras: cameras
      .filter(({ floor }) => floor === row.floor)
      .map(({ planX, planY, floor: _floor, ...camera }) => ({
        ...camera,
        at: planX === null || planY === null ? null : pointOf({ x: planX, y: planY }, box),
      })),
  };
}
