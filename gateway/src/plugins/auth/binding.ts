import { type PublicKey, proofMessage, TERMINAL_PROOF_S } from '@fengqiao/contract/terminals';
import { isSignedBy } from './signatures.ts';

/** What a session is bound to: nothing, a key that signs proofs, or the client certificate of its connections. */
export type Binding =
  | { kind: 'none' }
  | { kind: 'key'; key: PublicKey }
  | { kind: 'certificate'; fingerprint: string };

/** What a caller shows for it. */
export interface Evidence {
  /** `<t>.<signature>`: the header, or the handshake's `auth.proof`. */
  proof: string | undefined;
  /** Fingerprint of the connection's client certificate. */
  certificate: string | null;
}

/** Why a caller is not the terminal of the session. */
export type BindingFault = 'missing' | 'old' | 'wrong' | 'certificate';

/** Proofs that were found right, so that a page's many requests cost one verification each half minute. */
const keepProofs = 20_000;

/** Decides whether a caller is the terminal that a session was opened on. */
export class Bindings {
  readonly #right = new Set<string>();

  /** null = it is. `nowMs` in epoch milliseconds. */
  faultOf(
    session: { id: string; binding: Binding },
    evidence: Evidence,
    nowMs = Date.now(),
  ): BindingFault | null {
    const { id, binding } = session;
    if (binding.kind === 'none') return null;
    if (binding.kind === 'certificate')
      return evidence.certificate === binding.fingerprint ? null : 'certificate';
    if (evidence.proof === undefined) return 'missing';
    const [, t, signature] = /^(\d{10})\.([A-Za-z0-9_-]{80,100})$/.exec(evidence.proof) ?? [];
    if (t === undefined || signature === undefined) return 'wrong';
    if (Math.abs(nowMs / 1000 - Number(t)) > TERMINAL_PROOF_S) return 'old';
    const seen = `${id} ${evidence.proof}`;
    if (this.#right.has(seen)) return null;
    if (!isSignedBy(binding.key, proofMessage(id, Number(t)), signature)) return 'wrong';
    this.#right.add(seen);
    const oldest = this.#right.values().next().value;
    if (this.#right.size > keepProofs && oldest !== undefined) this.#right.delete(oldest);
    return null;
  }
}
