/** Folder of a playlist URL with its trailing slash, without query: the part that carries the play grant. */
export function grantFolder(playlist: string): string {
  const { origin, pathname } = new URL(playlist);
  return origin + pathname.slice(0, pathname.lastIndexOf('/') + 1);
}

/**
 * The grants of one picture, newest first. A player keeps asking under the path it began with; `rewrite` moves each
 * request to the newest grant, so that renewing one does not interrupt the picture.
 */
export class GrantPath {
  #playlist: string;
  #folders: string[];

  constructor(playlist: string) {
    this.#playlist = playlist;
    this.#folders = [grantFolder(playlist)];
  }

  /** The newest playlist URL. */
  get playlist(): string {
    return this.#playlist;
  }

  /** Takes a new grant. False when it leads to another node, where the running session's parts do not exist. */
  renew(playlist: string): boolean {
    const folder = grantFolder(playlist);
    const sameNode = new URL(folder).origin === new URL(this.#playlist).origin;
    this.#playlist = playlist;
    // Three are enough: a request in flight was made under the grant before this one at most.
    this.#folders = [folder, ...this.#folders.filter((known) => known !== folder)].slice(0, 3);
    return sameNode;
  }

  /** A request URL under the newest grant; URLs that belong to none of our grants stay as they are. */
  rewrite(url: string): string {
    const [newest = '', ...older] = this.#folders;
    const stale = older.find((folder) => url.startsWith(folder));
    return stale === undefined ? url : newest + url.slice(stale.length);
  }
}

/** Milliseconds to wait before renewing: half of the grant's life, so that a restart of the gateway fits in the rest. */
export function renewDelayMs(expiresAtMs: number, nowMs: number): number {
  return Math.max(1_000, (expiresAtMs - nowMs) / 2);
}
