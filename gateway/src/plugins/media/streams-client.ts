import type { RelayState } from '@fengqiao/contract/cameras';
import type { CameraCheck, CameraRegistration, NodeReport } from '@fengqiao/contract/stream-node';

/** Where a camera's pictures come from; never leaves the gateway but to a node. */
export type CameraSource = Pick<CameraRegistration, 'url' | 'subUrl' | 'username' | 'password'>;

/** A camera as it is told to a node. */
export type Registration = CameraRegistration & { private: boolean; version: number };

/** A relay as pages see it, whichever node runs it. */
export interface RelayStatus {
  cameraId: string;
  state: RelayState;
  message: string | null;
}

/** Longest wait for an answer, ms: a node that is frozen must not hold up what others can do. */
export const patience = { status: 800, other: 1_000, last: 2_500, check: 8_000 } as const;

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
    const response = await this.#fetch('/internal/status', { method: 'GET' }, patience.status);
    return (await response.json()) as NodeReport;
  }

  /** Tells the node where a camera is; the same again changes nothing. Throws when the node does not take it. */
  async register(cameraId: string, registration: Registration, timeoutMs: number): Promise<void> {
    const body = JSON.stringify(registration);
    await this.#fetch(`/internal/cameras/${cameraId}`, { method: 'PUT', body }, timeoutMs);
  }

  /** Has the node pull a camera that nobody looks at yet. Throws when the node does not answer or may not. */
  async prewarm(cameraId: string): Promise<void> {
    await this.#fetch(`/internal/cameras/${cameraId}/prewarm`, { method: 'POST' }, patience.other);
  }

  /** Asks whether a camera describes its stream; opens no picture. Throws when the node does not answer. */
  async check(cameraId: string, source: CameraSource): Promise<CameraCheck> {
    const init = { method: 'POST', body: JSON.stringify(source) };
    const response = await this.#fetch(`/internal/cameras/${cameraId}/check`, init, patience.check);
    return (await response.json()) as CameraCheck;
  }

  /** From now on no grant with this approval opens anything. Throws when the node does not answer. */
  async endApproval(approval: string): Promise<void> {
    await this.#fetch(`/internal/approvals/${approval}/end`, { method: 'POST' }, patience.other);
  }

  async #fetch(path: string, init: RequestInit, timeoutMs: number): Promise<Response> {
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
