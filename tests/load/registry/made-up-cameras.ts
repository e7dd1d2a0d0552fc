import { areaKey } from '@fengqiao/contract/areas';
import type { CameraRecord } from '@fengqiao/db/queries/camera-records';
import { type Region, type RegionArea, readRegion, regionFolder } from '@fengqiao/fixtures';

/** Places with the initials of their pinyin, as the registry stores them. */
const PLACES = [
  ['广场', 'gc', 'square'],
  ['火车站', 'hcz', 'station'],
  ['汽车站', 'qcz', 'station'],
  ['中心小学', 'zxxx', 'school'],
  ['实验中学', 'syzx', 'school'],
  ['人民医院', 'rmyy', 'hospital'],
  ['卫生院', 'wsy', 'hospital'],
  ['滨河路口', 'bhlk', 'road'],
  ['建设路口', 'jslk', 'road'],
  ['花园小区', 'hyxq', 'community'],
  ['农贸市场', 'nmsc', 'community'],
  ['村委会', 'cwh', 'village'],
  ['水库大坝', 'skdb', 'village'],
] as const;
const SPOTS = [
  ['东门', 'dm'],
  ['西门', 'xm'],
  ['北口', 'bk'],
  ['南口', 'nk'],
  ['大厅', 'dt'],
  ['停车场', 'tcc'],
  ['楼顶', 'ld'],
] as const;
const OWNERS = [
  ['市公安局', 'publicSecurity'],
  ['应急管理局', 'emergency'],
  ['水利局', 'water'],
  ['教育局', 'education'],
  ['卫生健康局', 'health'],
  ['交通运输局', 'transport'],
  ['城管执法局', 'urban'],
  ['中国移动', 'other'],
  ['中国电信', 'other'],
  ['中国联通', 'other'],
] as const;

/** So many cameras of a registry, the same in every run: ids by GB/T 28181, spread over the demo city's villages. Nothing in them is real. */
export async function makeCameras(count: number): Promise<CameraRecord[]> {
  const region: Region = await readRegion(regionFolder('bazhong'));
  const villages = region.areas.filter(({ level }) => level === 'village' || level === 'township');
  return Array.from({ length: count }, (_, index) => makeCamera(index, villages));
}

function makeCamera(index: number, villages: readonly RegionArea[]): CameraRecord {
  // Steps without a common divisor with the lists, so that no column follows from another.
  const village = pick(villages, index * 7);
  const [place, placeInitials, placeType] = pick(PLACES, index * 5 + Math.floor(index / 13));
  const [spot, spotInitials] = pick(SPOTS, index * 3 + Math.floor(index / 91));
  const [owner, ownerKind] = pick(OWNERS, index * 3 + Math.floor(index / 17));
  const number = (index % 40) + 1;
  return {
    // Serials from 900001 on are the bench's: no camera of the region pack has one.
    id: `${village.code.slice(0, 6)}${String(index % 100).padStart(2, '0')}001320${900_000 + Math.floor(index / 100) + 1}`,
    name: `${village.name}${place}${spot}${number}号`,
    area: areaKey(village.code),
    owner,
    ownerKind,
    placeType,
    zone: null,
    roomId: null,
    lng: 106.2 + (index % 1500) / 1000,
    lat: 31.5 + (Math.floor(index / 1500) % 700) / 1000,
    directionDeg: (index * 37) % 360,
    fovDeg: 60,
    private: false,
    publicPlace: true,
    sourceSealed: null,
    synthetic: true,
    initials: `${placeInitials}${spotInitials}${number}h`,
  };
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[index % list.length];
  if (found === undefined) throw new RangeError('an empty list');
  return found;
}

/** What operators type, with what each is: parts of names, initials, owners, beginnings of ids, nothing that is there, filters. */
export const SEARCHES: readonly Record<string, string>[] = [
  { q: '广场北口' },
  { q: '火车站' },
  { q: '花园小区东门12' },
  { q: 'gcbk' },
  { q: 'rmyydt' },
  { q: '中国移动' },
  { q: '水利' },
  { q: '51190200' },
  { q: '5119230100132' },
  { q: '不存在的地方' },
  { q: '村' },
  { q: 'xx', placeType: 'school' },
  { area: '511902', q: '停车场' },
  { area: '511923', placeType: 'road' },
  { ownerKind: 'publicSecurity', q: '路口' },
  { playable: 'true' },
  { bbox: '106.7,31.8,106.8,31.9' },
  {},
];
