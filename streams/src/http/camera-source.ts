import { CameraRegistration } from '@fengqiao/contract/stream-node';
import { Compile } from 'typebox/compile';
import { HttpError } from './respond.ts';

const bodies = Compile(CameraRegistration);

/** @throws HttpError 422; its message names fields, never their values */
export function parseCameraSource(body: unknown): CameraRegistration {
  if (!bodies.Check(body)) {
    const fields = bodies
      .Errors(body)
      .map(({ instancePath, message }) => `${instancePath || 'body'} ${message}`);
    throw invalid(fields.slice(0, 5).join('; '));
  }
  try {
    const main = takeLogin(body.url);
    const sub = body.subUrl === undefined ? undefined : takeLogin(body.subUrl);
    const username = body.username ?? main.username ?? sub?.username;
    const password = body.password ?? main.password ?? sub?.password;
    return { ...body, url: main.url, ...(sub && { subUrl: sub.url }), username, password };
  } catch {
    throw invalid('/url or /subUrl is not a URL');
  }
}

/** @throws when it is no URL */
function takeLogin(text: string): { url: string; username?: string; password?: string } {
  const url = new URL(text);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  return {
    url: url.href,
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
  };
}

const invalid = (what: string): HttpError =>
  new HttpError(422, 'request.invalid', `The request does not fit: ${what}`);
