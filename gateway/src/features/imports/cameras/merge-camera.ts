import type { Role } from '@fengqiao/contract/accounts';
import { areaKey } from '@fengqiao/contract/areas';
import type { CameraDeviceInput, CameraSourceInput } from '@fengqiao/contract/cameras';
import { type RowReasonCode, rowReason } from '@fengqiao/contract/row-reasons';
import type { CameraRecord } from '@fengqiao/db/queries/camera-records';
import type { KnownDetail } from '@fengqiao/db/queries/cameras';
import { privacyAfter } from '../../../domain/camera-privacy.ts';
import { initialsOf, ownerKindOf } from '../../../domain/camera-words.ts';
import { cameraIdFault } from '../../../domain/gbt28181.ts';
import { type SealKeys, seal, unseal } from '../../../plugins/seal.ts';
import { sourceThrough } from '../../../plugins/upstreams.ts';
import { RowFault } from '../row-fault.ts';
import type { CameraRow } from './camera-row.ts';

/** What is to be done with a row. */
export type Merged =
  | { kind: 'same' }
  | { kind: 'created' | 'changed'; record: CameraRecord }
  | { kind: 'bad'; fault: RowFault };

const bad = (column: string, row: number, reason: RowReasonCode): Merged => ({
  kind: 'bad',
  fault: new RowFault(column, 'row.badValue', row, column, rowReason(reason)),
});

/** Puts what a row says over what is stored (null = nothing yet); what the row does not say stays. */
export function mergeCamera(
  { row, id, facts, areaByPlace, source, device, upstream }: CameraRow,
  before: KnownDetail | null,
  { keys, role, by }: { keys: SealKeys; role: Role; by: string },
): Merged {
  const kept = before?.detail;
  const name = facts.name ?? kept?.name;
  const areaCode = facts.areaCode ?? kept?.areaCode ?? areaByPlace;
  const location = facts.location ?? kept?.location;
  if (name === undefined) return bad('name', row, 'newName');
  if (location === undefined) return bad('lng', row, 'newPosition');
  if (areaCode === null) return bad('area', row, 'newArea');
  const idFault = kept?.areaCode === areaCode ? null : cameraIdFault(id, areaCode);
  if (idFault !== null) return { kind: 'bad', fault: new RowFault(null, 'camera.badId', id, idFault) };
  const owner = facts.owner ?? kept?.owner ?? '';
  const zone = facts.zone ?? kept?.zone ?? null;
  const own = before && { private: before.ownPrivate, zone: before.detail.zone };
  const next = {
    name,
    areaCode,
    owner,
    ownerKind: facts.owner === undefined && kept !== undefined ? kept.ownerKind : ownerKindOf(owner),
    placeType: facts.placeType ?? kept?.placeType ?? 'dept',
    zone,
    location,
    datum: facts.datum ?? kept?.datum ?? 'WGS84',
    directionDeg: facts.directionDeg ?? kept?.directionDeg ?? null,
    fovDeg: facts.fovDeg ?? kept?.fovDeg ?? null,
    viewM: facts.viewM ?? kept?.viewM ?? null,
    heightM: facts.heightM ?? kept?.heightM ?? null,
    ptzType: facts.ptzType ?? kept?.ptzType ?? null,
    publicPlace: facts.publicPlace ?? kept?.publicPlace ?? false,
    securityGrade: facts.securityGrade ?? kept?.securityGrade ?? null,
    floor: facts.floor ?? kept?.floor ?? null,
    private: privacyAfter(own, { zone: zone ?? undefined }, role) ?? true,
  };
  const stored = opened<CameraSourceInput>(keys, before?.sourceSealed, id);
  const storedDevice = opened<CameraDeviceInput>(keys, before?.deviceSealed, `device:${id}`);
  const newSource = upstream === null ? mergedLogin(stored, source) : sourceThrough(upstream.source, id);
  const newDevice = mergedLogin(storedDevice, device);
  const sourceChanged = newSource !== null && !equal(newSource, stored);
  const deviceChanged = newDevice !== null && !equal(newDevice, storedDevice);
  const upstreamChanged = upstream !== null && kept?.upstream?.id !== upstream.id;
  if (kept !== undefined && !sourceChanged && !deviceChanged && !upstreamChanged) {
    const asStored = { ...next, private: before?.ownPrivate ?? false };
    const same = (Object.keys(asStored) as (keyof typeof asStored)[]).every((field) =>
      field === 'private'
        ? next.private === asStored.private
        : equal(next[field], kept[field as keyof typeof kept]),
    );
    if (same) return { kind: 'same' };
  }
  const { location: at, areaCode: area, ...fields } = next;
  const record: CameraRecord = {
    ...fields,
    id,
    area: areaKey(area),
    roomId: null,
    lng: at.lng,
    lat: at.lat,
    planX: kept?.plan?.x ?? null,
    planY: kept?.plan?.y ?? null,
    sourceSealed:
      newSource === null || !(sourceChanged || upstreamChanged) ? null : seal(keys, newSource, id),
    hasSub: newSource?.subUrl !== undefined,
    upstreamId: upstream?.id ?? null,
    deviceSealed: newDevice === null || !deviceChanged ? null : seal(keys, newDevice, `device:${id}`),
    synthetic: false,
    initials: initialsOf(name),
    updatedBy: by,
  };
  return { kind: before === null ? 'created' : 'changed', record };
}

/** A login goes on to a new address of the same host only: a file must not send a stored password elsewhere. */
function mergedLogin<T extends { url: string; username?: string; password?: string }>(
  stored: T | null,
  given: Partial<T>,
): T | null {
  const url = given.url ?? stored?.url;
  if (url === undefined || Object.keys(given).length === 0) return null;
  const sameHost = stored !== null && hostOf(stored.url) === hostOf(url);
  return { ...(sameHost ? stored : {}), ...given, url } as T;
}

const hostOf = (url: string): string => /^\w+:\/\/([^/:]+)/.exec(url)?.[1]?.toLowerCase() ?? '';

function opened<T>(keys: SealKeys, sealed: Buffer | null | undefined, boundTo: string): T | null {
  if (sealed === null || sealed === undefined) return null;
  try {
    return unseal<T>(keys, sealed, boundTo);
  } catch {
    // Sealed by a key that is gone: whatever the file brings replaces it.
    return null;
  }
}

const equal = (a: unknown, b: unknown): boolean => sorted(a) === sorted(b);

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? '';
