import Type from 'typebox';
import { OneOf } from './common.ts';

/** Why a value of a row of cameras is not taken, in English; each `%s` is one of its words. The dashboard has them in each language. */
export const rowReasons = {
  noNumber: '「%s」 is no number',
  noDirection: '「%s」 is no direction: degrees 0–360, or 东, 东南 …',
  noDatum: '「%s」 is no datum (WGS84, CGCS2000, GCJ02, BD09)',
  noZone: '「%s」 is no zone (引导受理区, 多元化解区, 指挥调度区)',
  noPtzType: '「%s」 is no PTZ type 1–4',
  noYes: '「%s」 is neither yes nor no',
  noGrade: '「%s」 is no grade A, B or C',
  outside: '%s is not between %s and %s',
  tooLong: 'it is longer than %s characters',
  noLng: 'it is empty while the latitude is not',
  noLat: 'it is empty while the longitude is not',
  notInChina: '%s, %s is not in China: longitude and latitude swapped?',
  severalAreas: 'several areas are called %s: give the code',
  foreignArea: '%s is no area of yours',
  foreignUpstream: '%s is no platform that hands on cameras of this area',
  twoSources: 'a camera has an address of its own or a platform, not both',
  noRtsp: 'it is no address rtsp://host/path',
  noDevice: 'it is no address http://host/path without a login',
  sameId: 'row %s has the same id',
  foreignId: 'another area has registered this id',
  newName: 'a new camera needs a name',
  newPosition: 'a new camera needs longitude and latitude',
  newArea: 'it names no area, and neither its position nor its id lies in yours',
  idLength: 'it needs 20 digits, this has %s',
  idSigns: 'it needs 20 digits, this has other signs',
  idProvince: 'digits 1–2 (%s) are no province of GB/T 2260',
  idDivision: 'digits 1–6 (%s) are no division of GB/T 2260',
  idType: 'digits 11–13 (%s) must be 131 (camera) or 132 (network camera)',
  idSerial: 'digits 15–20 (%s) must be a number from 000001',
  idArea: 'digits 1–6 (%s) do not belong to its area %s',
} as const;

export type RowReasonCode = keyof typeof rowReasons;

/** One reason with its words; those of secret columns and of addresses are never among them. */
export const RowReason = Type.Object({
  code: OneOf(Object.keys(rowReasons) as RowReasonCode[]),
  words: Type.Array(Type.String()),
});
export type RowReason = Type.Static<typeof RowReason>;

export const rowReason = (code: RowReasonCode, ...words: readonly (string | number)[]): RowReason => ({
  code,
  words: words.map(String),
});

/** The reason in English. */
export function rowReasonText({ code, words }: RowReason): string {
  const rest = [...words];
  return rowReasons[code].replaceAll('%s', () => rest.shift() ?? '');
}
