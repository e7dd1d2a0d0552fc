import type { Label } from './reference.ts';

/** A word of a fixed list with its names. */
export interface Word<V extends string = string> {
  value: V;
  label: Label;
}

const word = <const V extends string>(value: V, zh: string, en: string): Word<V> => ({
  value,
  label: { zh, en },
});

/** Who cameras belong to (HP-20: departments and the three carriers' 平安乡村); the name itself stays free text. */
export const ownerKinds = [
  word('publicSecurity', '公安', 'Public security'),
  word('emergency', '应急', 'Emergency management'),
  word('water', '水利', 'Water resources'),
  word('education', '教育', 'Education'),
  word('health', '卫健（医院）', 'Health (hospitals)'),
  word('transport', '交通运输', 'Transport'),
  word('urban', '城管', 'Urban management'),
  word('centre', '综治中心', 'Governance centre'),
  word('government', '政务', 'Government services'),
  word('telecom', '中国电信（平安乡村）', 'China Telecom (safe villages)'),
  word('mobile', '中国移动（平安乡村）', 'China Mobile (safe villages)'),
  word('unicom', '中国联通（平安乡村）', 'China Unicom (safe villages)'),
  word('other', '其他', 'Other'),
] as const;
export type OwnerKind = (typeof ownerKinds)[number]['value'];

/** What cameras look at (BZ-11: sector departments, squares, stations, schools, smart communities, and what towns have beside). */
export const placeTypes = [
  word('square', '广场', 'Square'),
  word('station', '车站', 'Station'),
  word('school', '学校', 'School'),
  word('hospital', '医院', 'Hospital'),
  word('road', '道路', 'Road'),
  word('community', '智慧平安小区', 'Smart safe community'),
  word('dept', '重点行业部门', 'Sector department'),
  word('village', '乡村', 'Village'),
] as const;
export type PlaceType = (typeof placeTypes)[number]['value'];

/** PTZType of GB/T 28181: 1 dome, 2 half dome, 3 fixed bullet, 4 bullet with remote control. */
export const ptzTypes = [1, 2, 3, 4] as const;
export type PtzType = (typeof ptzTypes)[number];

/** Front-end security grades of GB 35114; shown as registered, claimed of nothing. */
export const securityGrades = ['A', 'B', 'C'] as const;
export type SecurityGrade = (typeof securityGrades)[number];
