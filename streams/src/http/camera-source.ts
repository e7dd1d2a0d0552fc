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
    const url = new URL(body.url);
    const username = body.username ?? (url.username ? decodeURIComponent(url.username) : undefined);
    const password = body.password ?? (url.password ? decodeURIComponent(url.password) : undefined);
    url.username = '';
    url.password = '';
    return { ...body, url: url.href, username, password };
  } catch {
    throw invalid('/url is not a URL');
  }
}

const invalid = (what: string): HttpError =>
  new HttpError(422, 'request.invalid', `The request does not fit: ${what}`);
