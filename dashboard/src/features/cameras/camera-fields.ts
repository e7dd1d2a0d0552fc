import type { CameraChange, CameraDetail, CameraInput } from '@fengqiao/contract/cameras';
import type { Datum } from '@fengqiao/contract/common';

/** What the form of a camera holds; empty = unknown, of addresses: as they are. */
export interface CameraFields {
  id: string;
  name: string;
  areaCode: string;
  owner: string;
  placeType: string;
  zone?: CameraDetail['zone'];
  lng: number;
  lat: number;
  datum: Datum;
  directionDeg?: number | null;
  fovDeg?: number | null;
  viewM?: number | null;
  heightM?: number | null;
  ptzType?: CameraDetail['ptzType'];
  publicPlace: boolean;
  securityGrade?: CameraDetail['securityGrade'];
  floor?: string | null;
  url?: string;
  subUrl?: string;
  username?: string;
  password?: string;
  upstreamId?: string;
  deviceUrl?: string;
  deviceUsername?: string;
  devicePassword?: string;
}

type Sources = Pick<CameraInput, 'source' | 'device' | 'upstreamId'>;

/** Fields of a form that were filled in. */
function filled<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as { [K in keyof T]?: NonNullable<T[K]> };
}

function sourcesOf(fields: CameraFields): Sources {
  const { url, subUrl, username, password, upstreamId, deviceUrl, deviceUsername, devicePassword } = fields;
  return {
    ...(url ? { source: { url, ...filled({ subUrl, username, password }) } } : {}),
    ...(!url && upstreamId ? { upstreamId } : {}),
    ...(deviceUrl
      ? { device: { url: deviceUrl, ...filled({ username: deviceUsername, password: devicePassword }) } }
      : {}),
  };
}

/** A new camera as the gateway takes it. */
export function toInput(fields: CameraFields): CameraInput {
  const { id, name, areaCode, owner, placeType, lng, lat, datum, publicPlace } = fields;
  const { zone, directionDeg, fovDeg, viewM, heightM, ptzType, securityGrade, floor } = fields;
  return {
    id,
    name,
    areaCode,
    owner,
    placeType,
    location: { lng, lat },
    datum,
    publicPlace,
    ...filled({ zone, directionDeg, fovDeg, viewM, heightM, ptzType, securityGrade, floor }),
    ...sourcesOf(fields),
  };
}

/** What the form changed; a position that nobody touched stays as exact as it is. */
export function toChange(fields: CameraFields, camera: CameraDetail): CameraChange {
  const { name, areaCode, owner, placeType, lng, lat, datum, publicPlace } = fields;
  const { zone, directionDeg, fovDeg, viewM, heightM, ptzType, securityGrade, floor } = fields;
  const moved = lng !== camera.location.lng || lat !== camera.location.lat || datum !== 'WGS84';
  return {
    name,
    areaCode,
    ...(owner === camera.owner ? {} : { owner }),
    placeType,
    publicPlace,
    zone: zone ?? null,
    directionDeg: directionDeg ?? null,
    fovDeg: fovDeg ?? null,
    viewM: viewM ?? null,
    heightM: heightM ?? null,
    ptzType: ptzType ?? null,
    securityGrade: securityGrade ?? null,
    floor: floor || null,
    ...(moved ? { location: { lng, lat }, datum } : {}),
    ...sourcesOf(fields),
  };
}
