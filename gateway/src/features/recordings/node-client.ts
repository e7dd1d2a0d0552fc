import type { NodeCoverage, NodeRecordings } from '@fengqiao/contract/recordings';
import type { CameraRegistration } from '@fengqiao/contract/stream-node';

/** A frozen node must not hold up the others. */
const waitMs = 2_500;

/** What a streams node is asked of its recordings. Everything throws when it does not answer in time. */
export class NodeClient {
  readonly url: string;
  readonly #secret: string;

  constructor(url: string, secret: string) {
    this.url = url;
    this.#secret = secret;
  }

  list(): Promise<NodeRecordings> {
    return this.#ask('GET', '/internal/recordings');
  }

  coverage(cameraId: string, fromMs: number, toMs: number): Promise<NodeCoverage> {
    return this.#ask('GET', `/internal/recordings/${cameraId}?from=${fromMs}&to=${toMs}`);
  }

  /** Tells it where a camera is, and, with `recordHours`, to record it. */
  register(cameraId: string, registration: CameraRegistration): Promise<void> {
    return this.#ask('PUT', `/internal/cameras/${cameraId}`, registration);
  }

  /** Nothing more of this camera; what is there stays for its hours. */
  keepFor(cameraId: string, hours: number): Promise<void> {
    return this.#ask('PUT', `/internal/recordings/${cameraId}`, { hours });
  }

  /** Takes everything of a camera away; answers what that was. */
  destroy(cameraId: string): Promise<{ files: number; bytes: number }> {
    return this.#ask('DELETE', `/internal/recordings/${cameraId}`);
  }

  async #ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(this.url + path, {
      method,
      redirect: 'error',
      headers: { authorization: `Bearer ${this.#secret}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(waitMs),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(`streams node ${this.url}: ${response.status} to ${method} ${path.split('?')[0]}`);
    }
    return (response.status === 204 ? undefined : await response.json()) as T;
  }
}
