import type { AreaLevel } from '@fengqiao/contract/areas';

/** The five levels of centres, from above. */
export const levels = ['province', 'city', 'county', 'township', 'village'] as const satisfies AreaLevel[];
export type Level = (typeof levels)[number];

/** The area of each level's accounts: one line from the province down to one village. */
export const ownAreas: Record<Level, string> = {
  province: '510000',
  city: '511900',
  county: '511902',
  township: '511902001',
  village: '511902001001',
};

/** The nearest area that an account of a level must not see: the one beside its own. */
export const otherAreas: Record<Level, string> = {
  province: '500000',
  city: '511700',
  county: '511921',
  township: '511902002',
  village: '511902001002',
};

/** Well-formed, in nobody's area, and nowhere. */
export const noArea = '659001001999';

const area = (code: string, level: string, name: string, parent: string | null, at: number) => ({
  code,
  level,
  name,
  parent,
  lng: 106 + at / 10,
  lat: 31 + at / 20,
  synthetic: true,
});

/** Registry of the test's country: own line and what lies beside it. Positions are made up. */
export const areas = [
  area('510000', 'province', '四川省', null, 1),
  area('511900', 'city', '巴中市', '510000', 2),
  area('511902', 'county', '巴州区', '511900', 3),
  area('511902001', 'township', '东城街道', '511902', 4),
  area('511902001001', 'village', '红星社区', '511902001', 5),
  area('511902001002', 'village', '草坝社区', '511902001', 6),
  area('511902002', 'township', '西城街道', '511902', 7),
  area('511921', 'county', '通江县', '511900', 8),
  area('511700', 'city', '达州市', '510000', 9),
  area('500000', 'province', '重庆市', null, 10),
];
