import { PLAY_GRANT_MAX_S } from '@fengqiao/contract/play-grant';
import { signPlayGrant } from './play-grant.ts';
import type { CameraSource } from './streams-client.ts';

/** A grant lives a little less than a node would accept, so that a slow clock does not refuse it. */
const grantS = PLAY_GRANT_MAX_S - 5;

export interface PlayRequest {
  cameraId: string;
  name: string;
  private: boolean;
  /** See `Registration`. */
  version: number;
  /** Hours of the main stream that the node keeps on disk; never for a private camera. */
  recordHours?: number;
  /** What opens a private camera: the id of the viewing. */
  approval?: string;
  /** What is left of the approval, seconds. */
  leftS?: number;
  source: CameraSource;
  /** Opaque id of the viewer's login. */
  session: string;
  terminal: string;
  /** Where the browser finds a node that has no public address of its own, e.g. `http://10.0.0.5:8081`. */
  defaultPublicUrl: string;
}

/** The ways to a picture under one grant; see `PlayGrant`. */
export interface PlayAddresses {
  playlist: string;
  subPlaylist: string | null;
  socket: string;
  grant: string;
  expiresAt: Date;
}

/**
 * Where browsers reach a node. One without a public address is at the page's host; `usual` says its port when it is configured,
 * its own address when it has announced itself.
 */
export function publicBase(
  node: { url: string; publicUrl: string | null; fixed: boolean },
  usual: string,
): string {
  if (node.publicUrl !== null) return node.publicUrl;
  if (node.fixed) return usual;
  const base = new URL(usual);
  base.port = new URL(node.url).port;
  return base.origin;
}

/** Signs a grant and says where it is of use. `base`: the node as browsers reach it. */
export function playAddresses(secret: string, request: PlayRequest, base: string): PlayAddresses {
  const { cameraId, session, terminal, approval, leftS = grantS } = request;
  const expires = Math.floor(Date.now() / 1000 + Math.min(grantS, leftS));
  const grant = signPlayGrant(secret, {
    cameraId,
    session,
    terminal,
    expires,
    ...(approval === undefined ? {} : { approval }),
  });
  const folder = `${base}/live/${grant}/${cameraId}`;
  return {
    playlist: `${folder}/index.m3u8`,
    subPlaylist: request.source.subUrl === undefined ? null : `${folder}/sub/index.m3u8`,
    socket: `${base.replace(/^http/, 'ws')}/pictures`,
    grant,
    expiresAt: new Date(expires * 1000),
  };
}
