import { PLAY_GRANT_CLOCK_S, PLAY_GRANT_MAX_S, type PlayGrantPayload } from '@fengqiao/contract/play-grant';
import type { CameraRegistration } from '@fengqiao/contract/stream-node';
import type { Approvals } from './approvals.ts';
import { GatewaySilence } from './gateway-silence.ts';
import { readPlayGrant } from './play-grant.ts';

export interface AccessOptions {
  /** Shared with the gateway. */
  secret: string;
  approvals: Approvals;
  /** How long public pictures outlive the gateway, ms; left out: not at all. */
  graceMs?: number;
}

/** Who may see what, asked by every way to a picture: HTTP routes, the picture socket, recordings. */
export class Access {
  readonly approvals: Approvals;
  readonly #secret: string;
  readonly #silence: GatewaySilence;

  constructor(options: AccessOptions) {
    this.#secret = options.secret;
    this.approvals = options.approvals;
    this.#silence = new GatewaySilence(options.graceMs ?? 0);
  }

  /** A gateway was heard: an authorised request, or an announcement that was taken. */
  heard(nowMs: number): void {
    this.#silence.heard(nowMs);
  }

  /** The payload of a genuine grant for this camera that is accepted now; `null` without a hint why not. */
  read(token: string, cameraId: string, nowMs: number): PlayGrantPayload | null {
    const grant = readPlayGrant(this.#secret, token, cameraId);
    return grant !== null && this.accepts(grant, nowMs) ? grant : null;
  }

  /** Whether a genuine grant is good now: in time (see `GatewaySilence` too), its approval not ended. To be asked again while something is held open. */
  accepts(grant: PlayGrantPayload, nowMs: number): boolean {
    if (grant.approval !== undefined && this.approvals.hasEnded(grant.approval)) return false;
    const leftS = grant.expires - nowMs / 1000;
    if (leftS > PLAY_GRANT_MAX_S + PLAY_GRANT_CLOCK_S) return false;
    return leftS > 0 || this.#silence.excuses(grant, nowMs);
  }

  /** Whether an accepted grant opens the live picture of this camera: none of a recording, for a private one only with an approval. */
  opensLive(grant: PlayGrantPayload, camera: CameraRegistration): boolean {
    if (grant.from !== undefined || grant.to !== undefined) return false;
    return !camera.private || grant.approval !== undefined;
  }
}
