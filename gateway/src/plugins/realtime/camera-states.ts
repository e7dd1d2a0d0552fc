import type { CameraState } from '@fengqiao/contract/cameras';
import { cameraAreas } from '@fengqiao/db/queries/cameras';
import { camerasOfWall } from '@fengqiao/db/queries/walls';
import type { FastifyInstance } from 'fastify';
import { wholeCountry } from '../db.ts';
import { kioskRoom, roomsOf } from './area-rooms.ts';
import type { LiveServer, LiveSocket } from './sockets.ts';

/** Puts the page of a wall where it is told of the cameras on its wall, and of no others. Before it watches an area. */
export async function joinKiosks(socket: LiveSocket): Promise<void> {
  const { role, wallId } = socket.data.session;
  if (role !== 'kiosk') return;
  await socket.join(wallId === null ? [kioskRoom()] : [kioskRoom(), kioskRoom(wallId)]);
}

/** Tells what cameras do: staff of their areas, and kiosks on whose wall they hang. Never throws. */
export async function tellCameraStates(
  app: FastifyInstance,
  io: LiveServer,
  changes: readonly CameraState[],
): Promise<void> {
  if (io.sockets.sockets.size === 0) return;
  const ids = changes.map(({ cameraId }) => cameraId);
  try {
    const { areas, walls } = await app.readScope(wholeCountry, async (client) => {
      const areas = await cameraAreas(client, ids);
      const walls = new Map<string, string[]>();
      for (const wall of wallsOfKiosks(io)) walls.set(wall, await camerasOfWall(client, wall));
      return { areas, walls };
    });
    for (const change of changes) {
      const area = areas.get(change.cameraId);
      if (area === undefined) continue;
      io.to(roomsOf(area)).except(kioskRoom()).volatile.emit('camera.state', change);
      for (const [wall, cameras] of walls)
        if (cameras.includes(change.cameraId)) io.to(kioskRoom(wall)).volatile.emit('camera.state', change);
    }
  } catch (error) {
    app.log.warn({ err: error }, 'realtime: camera states not told');
  }
}

/** Walls that a kiosk of this gateway shows. */
function wallsOfKiosks(io: LiveServer): Set<string> {
  const walls = new Set<string>();
  for (const { data } of io.sockets.sockets.values())
    if (data.session.role === 'kiosk' && data.session.wallId !== null) walls.add(data.session.wallId);
  return walls;
}
