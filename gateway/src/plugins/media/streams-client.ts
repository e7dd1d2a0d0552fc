import type { RelayState } from '@fengqiao/contract/cameras';
import type { CameraRegistration } from '@fengqiao/contract/stream-node';

/** Where a camera's pictures come from; never leaves the gateway but to a node. */
export type CameraSource = Pick<CameraRegistration, 'url' | 'subUrl' | 'username' | 'password'>;

/** A camera as it is told to a node. */
export type Registration = CameraRegistration & { private: boolean; version: number };

/** A relay as a node reports it. */
export interface RelayStatus {
  cameraId: string;
  state: RelayState;
  message: string | null;
}

/** What a node says of itself. */
export interface NodeReport {
  live: number;
  failed: number;
  relays: RelayStatus[];
}

const timeoutMs = 2_500;

/** The internal side of one streams node. */
export class StreamsClient {
  readonly url: string;
  readonly #secret: string;

  constructor(url: string, secret: string) {
    this.url = url;
    this.#secret = secret;
  }

  /** Throws when the node does not answer in time. */
  async status(): Promise<NodeReport> {
    const response = await this.#fetch('/internal/status', { method: 'GET' });
    const body = (await response.json()) as {
      live: number;
      failed: number;
      sessions: { cameraId: string; private: boolean; state: RelayState; message?: string }[];
    };
    return {
      live: body.live,
      failed: body.failed,
      // Whether a private room is being looked into is told by its viewing, not by its relay.
      relays: body.sessions.map((relay) => ({
        cameraId: relay.cameraId,
        state: relay.private ? 'private' : relay.state,
        message: relay.private ? null : (relay.message ?? null),
      })),
    };
  }

  /** Tells the node where a camera is; the same again changes nothing. Throws when the node does not take it. */
  async register(cameraId: string, registration: Registration): Promise<void> {
    const body = JSON.stringify(registration);
    await this.#fetch(`/internal/cameras/${cameraId}`, { method: 'PUT', body });
  }

  /** From now on no grant with this approval opens anything. Throws when the node does not answer. */
  async endApproval(approval: string): Promise<void> {
    await this.#fetch(`/internal/approvals/${approval}/end`, { method: 'POST' });
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(this.url + path, {
      ...init,
      redirect: 'error',
      headers: { authorization: `Bearer ${this.#secret}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`streams node ${this.url}: ${response.status} to ${init.method} ${path}`);
    }
    return response;
  }
}
