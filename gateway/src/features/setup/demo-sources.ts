import { inScope } from '@fengqiao/db';
import { sealedSources, setDevice, setSealedSources } from '@fengqiao/db/queries/camera-records';
import { type Pool, wholeCountry } from '../../plugins/db.ts';
import type { CameraSource } from '../../plugins/media/streams-client.ts';
import { type SealKeys, seal, unseal } from '../../plugins/seal.ts';
import type { PackCamera } from './region-files.ts';

/**
 * Points the pack's playable cameras at a camera server, whose port may be another at each start; a camera that somebody gave
 * another source keeps it. Answers how many play.
 */
export async function pointCameras(
  pool: Pool,
  cameras: readonly PackCamera[],
  cameraUrl: string,
  sealKey: SealKeys,
): Promise<number> {
  const wanted = new Map(
    cameras.flatMap(({ live, record }) =>
      live === null ? [] : [[record.id, cameraUrl.replace(/\/+$/, '') + live] as const],
    ),
  );
  return inScope(pool, wholeCountry, async (client) => {
    const stored = new Map((await sealedSources(client)).map(({ id, sourceSealed }) => [id, sourceSealed]));
    const changed = [...wanted].filter(([id, url]) => {
      const before = openSource(stored.get(id), sealKey, id);
      if (before === null) return true;
      return isDemoUrl(before.url, url) && (before.url !== url || before.subUrl === undefined);
    });
    await setSealedSources(
      client,
      changed.map(([id, url]) => ({
        id,
        // The camera server has a small stream beside each of its cameras.
        sourceSealed: seal(sealKey, { url, subUrl: `${url}/sub` } satisfies CameraSource, id),
        hasSub: true,
      })),
    );
    return wanted.size;
  });
}

/** Login of the simulated device: it guards nothing. */
const demoDevice = { username: 'admin', password: 'onvif-secret' };
/** GB/T 28181 PTZType: a dome. */
const dome = 1;

/** Gives the pack's first public camera that plays a device that turns it. Answers its name, null when there is none. */
export async function pointDevice(
  pool: Pool,
  cameras: readonly PackCamera[],
  deviceUrl: string,
  sealKey: SealKeys,
): Promise<string | null> {
  const turns = (type: number | null | undefined) => (type ?? dome) === dome;
  const camera = cameras.find(
    ({ live, record, public: isPublic }) => live !== null && isPublic && turns(record.ptzType),
  );
  if (camera === undefined) return null;
  const { id, name } = camera.record;
  await inScope(pool, wholeCountry, (client) =>
    setDevice(client, {
      id,
      sourceSealed: null,
      hasSub: true,
      deviceSealed: seal(sealKey, { url: deviceUrl, ...demoDevice }, `device:${id}`),
      ptzType: dome,
      updatedBy: 'demo',
    }),
  );
  return name;
}

/** The stored source, or null when there is none or another key sealed it. */
function openSource(sealed: Buffer | undefined, sealKey: SealKeys, id: string): CameraSource | null {
  if (sealed === undefined) return null;
  try {
    return unseal<CameraSource>(sealKey, sealed, id);
  } catch {
    return null;
  }
}

/** Same camera at another port of the demo's own server. */
function isDemoUrl(before: string, wanted: string): boolean {
  const [was, is] = [new URL(before), new URL(wanted)];
  return was.hostname === is.hostname && was.pathname === is.pathname;
}
