import type { SecurityGrade } from '@fengqiao/contract/camera-words';
import type { Camera, CameraDetail } from '@fengqiao/contract/cameras';
import type { Datum } from '@fengqiao/contract/common';

/** Reads a cell's words; undefined = they are none of these. */
type Reader<T> = (words: string) => T | undefined;

const first =
  <T>(list: readonly [RegExp, T][]): Reader<T> =>
  (words) =>
    list.find(([pattern]) => pattern.test(words))?.[1];

export const readDatum = first<Datum>([
  [/gcj|火星|高德|国测/i, 'GCJ02'],
  [/bd-?09|百度/i, 'BD09'],
  [/cgcs|2000/i, 'CGCS2000'],
  [/wgs|84|gps/i, 'WGS84'],
]);

export const readZone = first<NonNullable<Camera['zone']>>([
  [/引导|受理|guidance/i, 'guidance'],
  [/化解|调解|mediation/i, 'mediation'],
  [/指挥|调度|dispatch/i, 'dispatch'],
]);

/** PTZType of GB/T 28181 by number or by what people call it. */
export const readPtzType = first<NonNullable<CameraDetail['ptzType']>>([
  [/^2|半球/, 2],
  [/^4|遥控|云台枪/, 4],
  [/^3|枪|固定/, 3],
  [/^1|球/, 1],
]);

export const readGrade: Reader<SecurityGrade> = (words) =>
  /^([ABC])级?$/i.exec(words)?.[1]?.toUpperCase() as SecurityGrade | undefined;

export const readYes = first<boolean>([
  [/^(是|1|true|yes|y|公共)/i, true],
  [/^(否|0|false|no|n|非)/i, false],
]);

const compass: Record<string, number> = {
  北: 0,
  东北: 45,
  东: 90,
  东南: 135,
  南: 180,
  西南: 225,
  西: 270,
  西北: 315,
};

/** Compass degrees, 0–360, or a word such as 东南 or 「朝北」. */
export const readDirection: Reader<number> = (words) => {
  const named = compass[words.replaceAll(/[朝向面正]/g, '')];
  if (named !== undefined) return named;
  const degrees = readNumber(words.replace(/[°度]$/, ''));
  return degrees === undefined || degrees < 0 || degrees > 360 ? undefined : degrees % 360;
};

/** A number, with or without its unit behind it. */
export const readNumber: Reader<number> = (words) => {
  const digits = /^([+-]?\d+(?:\.\d+)?)\s*(?:米|m|°|度)?$/i.exec(words)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

/** An RTSP address without the login that may stand in it, and that login. */
export function readRtsp(words: string): { url: string; username?: string; password?: string } | undefined {
  const parts = /^rtsp:\/\/(?:([^/]*)@)?([^/@\s]+)(\/[^\s]*)?$/i.exec(words);
  if (parts === null) return undefined;
  const [, login, host = '', path = ''] = parts;
  const url = `rtsp://${host}${path}`;
  if (url.length > 500 || url.includes('@')) return undefined;
  if (login === undefined) return { url };
  const colon = login.indexOf(':');
  const [username, password] = colon < 0 ? [login, ''] : [login.slice(0, colon), login.slice(colon + 1)];
  return { url, username: decoded(username), password: decoded(password) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
