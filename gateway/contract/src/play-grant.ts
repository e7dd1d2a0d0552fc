import Type from 'typebox';
import { CameraId } from './cameras.ts';

/**
 * What a play grant says. It stands in the URL path of a picture as
 *
 *     base64url(payload) "." base64url(mac)
 *
 * - payload: this object as JSON in UTF-8, no spaces, keys in the order below; optional ones only when they are there
 * - mac: HMAC-SHA256 with the key UTF-8(STREAMS_SECRET) over the ASCII bytes of `base64url(payload)`, 32 bytes
 * - base64url: RFC 4648 5, without padding
 *
 * The gateway signs, the streams node verifies; both hash with their own `node:crypto` and test against
 * `playGrantVector`.
 */
export const PlayGrantPayload = Type.Object(
  {
    cameraId: CameraId,
    /** The viewer's login session: an opaque id, not its cookie. */
    session: Type.String({ minLength: 1, maxLength: 100 }),
    /** The registered terminal. */
    terminal: Type.String({ minLength: 1, maxLength: 100 }),
    /** Epoch seconds; at most `PLAY_GRANT_MAX_S` from now. */
    expires: Type.Integer({ minimum: 0 }),
    /** The second person's approval that opens a private camera; other grants do not. */
    approval: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    /** Opens the recording from here on, epoch seconds, and not the live picture; `to` with it. Never with `approval`. */
    from: Type.Optional(Type.Integer({ minimum: 0 })),
    to: Type.Optional(Type.Integer({ minimum: 0 })),
  },
  { additionalProperties: false },
);
export type PlayGrantPayload = Type.Static<typeof PlayGrantPayload>;

/** Longest life of a grant, seconds. A verifier allows `PLAY_GRANT_CLOCK_S` more for clocks that differ. */
export const PLAY_GRANT_MAX_S = 60;
export const PLAY_GRANT_CLOCK_S = 5;

/** What a grant looks like from outside: anything else is refused before it is hashed. */
export const PLAY_GRANT_PATTERN = '^[A-Za-z0-9_-]{40,800}\\.[A-Za-z0-9_-]{43}$';

/** A fixed grant for the tests of both sides. The secret is of no use to anybody. */
export const playGrantVector: {
  secret: string;
  payload: PlayGrantPayload;
  json: string;
  token: string;
} = {
  secret: 'test-vector-only-0123456789abcdef',
  payload: {
    cameraId: '51190200001310000001',
    session: 'session-1',
    terminal: 'wall-1',
    expires: 1_800_000_000,
  },
  json: '{"cameraId":"51190200001310000001","session":"session-1","terminal":"wall-1","expires":1800000000}',
  token:
    'eyJjYW1lcmFJZCI6IjUxMTkwMjAwMDAxMzEwMDAwMDAxIiwic2Vzc2lvbiI6InNlc3Npb24tMSIsInRlcm1pbmFsIjoid2FsbC0xIiwiZXhwaXJlcyI6MTgwMDAwMDAwMH0.FDhP6wv_yMMHcCobp3_Z7bP7fpvSkHLqJ3_B5xGYDFU',
};
