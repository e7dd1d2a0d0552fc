import type { OwnerKind, PlaceType } from '@fengqiao/contract/camera-words';
import { pinyin } from 'pinyin-pro';

/** Words of an owner's name, the narrow ones first: 「交警」 is police, 「电信」 a carrier whatever else stands there. */
const ownerWords: readonly [RegExp, OwnerKind][] = [
  [/电信|telecom/i, 'telecom'],
  [/移动|mobile/i, 'mobile'],
  [/联通|unicom/i, 'unicom'],
  [/公安|派出所|警/, 'publicSecurity'],
  [/应急|消防|emergency/i, 'emergency'],
  [/水利|水务|河长|water/i, 'water'],
  [/教育|教体|学校|education/i, 'education'],
  [/卫|医|疾控|health/i, 'health'],
  [/交通|运输|公路|transport/i, 'transport'],
  [/城管|城市管理|执法|urban/i, 'urban'],
  [/综治|社会治理|政法/, 'centre'],
  [/政务|行政审批|政府|government/i, 'government'],
];

/** Kind of an owner by the words of its name (HP-20). */
export const ownerKindOf = (owner: string): OwnerKind =>
  ownerWords.find(([words]) => words.test(owner))?.[1] ?? 'other';

const placeWords: readonly [RegExp, PlaceType][] = [
  [/广场|square/i, 'square'],
  [/车站|客运|火车|码头|机场|station/i, 'station'],
  [/学校|幼儿园|小学|中学|school/i, 'school'],
  [/医院|卫生院|诊所|hospital/i, 'hospital'],
  [/小区|社区|community/i, 'community'],
  [/道路|路口|街|公路|road/i, 'road'],
  [/村|乡村|village/i, 'village'],
  [/部门|单位|行业|机关|大厅|dept/i, 'dept'],
];

/** Place type (BZ-11) of a word in a file: a code of the list, or its Chinese; the word itself when neither. */
export const placeTypeOf = (word: string): string =>
  placeWords.find(([words]) => words.test(word))?.[1] ?? word;

/** Initials of a name's pinyin in lower case, letters and digits kept: 「广场北口2号」 → `gcbk2h`. */
export function initialsOf(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .slice(0, 120);
}
