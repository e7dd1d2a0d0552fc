import Type from 'typebox';
import { Compile } from 'typebox/compile';
import type { CameraSource } from '../relay/relay.ts';
import { HttpError } from './respond.ts';

/** Line breaks and NUL would end an RTSP header early. */
const PRINTABLE = '^[^\\u0000-\\u001f\\u007f]*$';

/** Body of `PUT /internal/cameras/:id`. */
export const CameraSourceBody = Type.Object(
  {
    /** `rtsp://host[:port]/path`; a user name and password in it are taken out. */
    url: Type.String({ maxLength: 500, pattern: '^rtsp://[^\\s\\u0000-\\u001f]+$' }),
    username: Type.Optional(Type.String({ maxLength: 120, pattern: PRINTABLE })),
    password: Type.Optional(Type.String({ maxLength: 200, pattern: PRINTABLE })),
    name: Type.Optional(Type.String({ maxLength: 120 })),
    /** Mediation rooms: only a grant with an approval opens it. */
    private: Type.Optional(Type.Boolean()),
    /** Epoch ms of the camera's last change. */
    version: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
);

const bodies = Compile(CameraSourceBody);

/** @throws HttpError 422; its message names fields, never their values */
export function parseCameraSource(body: unknown): CameraSource {
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
    return {
      url: url.href,
      username,
      password,
      name: body.name,
      private: body.private,
      version: body.version,
    };
  } catch {
    throw invalid('/url is not a URL');
  }
}

const invalid = (what: string): HttpError =>
  new HttpError(422, 'request.invalid', `The request does not fit: ${what}`);
