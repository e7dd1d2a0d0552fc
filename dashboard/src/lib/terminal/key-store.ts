import type { TerminalKind } from '@fengqiao/contract/terminals';

/** What makes this browser a terminal. */
export interface TerminalRecord {
  /** Id of the terminal at the gateway. */
  id: string;
  name: string;
  place: string;
  kind: TerminalKind;
  /** Kind `key`: its key, which the browser signs with and hands out to nobody, not even to this page. */
  privateKey: CryptoKey | null;
  /** Kind `webauthn`: which credential of the machine to ask for. */
  credentialId: string | null;
}

/** What the session of this browser is bound to; all its tabs share it, as they share the cookie. */
export interface SessionBinding {
  sessionId: string;
  /** Signs the proofs of the session. */
  privateKey: CryptoKey;
  /** The terminal's clock minus the server's when the session was last seen, in milliseconds. */
  offsetMs: number;
}

interface Records {
  terminal: TerminalRecord;
  session: SessionBinding;
}

const storeName = 'terminal';

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Runs one step in the browser's store, which keeps keys without ever showing what is in them. */
async function inStore<T>(
  mode: IDBTransactionMode,
  step: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open('fengqiao', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(storeName);
  const database = await settled(opening);
  try {
    return await settled(step(database.transaction(storeName, mode).objectStore(storeName)));
  } finally {
    database.close();
  }
}

/** The record of this browser, or null. Rejects where the browser keeps nothing (some private windows). */
export async function readRecord<K extends keyof Records>(name: K): Promise<Records[K] | null> {
  const found = await inStore<Records[K] | undefined>('readonly', (store) => store.get(name));
  return found ?? null;
}

/** Keeps the record in place of the one before. */
export async function writeRecord<K extends keyof Records>(name: K, record: Records[K]): Promise<void> {
  await inStore('readwrite', (store) => store.put(record, name));
}

export async function removeRecord(name: keyof Records): Promise<void> {
  await inStore('readwrite', (store) => store.delete(name));
}
