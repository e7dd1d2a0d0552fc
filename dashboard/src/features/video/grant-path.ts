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
  /** The first one: a player goes on asking for the playlist under it for as long as it lives. */
  readonly #first: string;
  /** Newest first; segments are asked for under the grant that their playlist came with. */
  #recent: string[];

  constructor(playlist: string) {
    this.#playlist = playlist;
    this.#first = grantFolder(playlist);
    this.#recent = [this.#first];
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
    this.#recent = [folder, ...this.#recent.filter((known) => known !== folder)].slice(0, 4);
    return sameNode;
  }

  /** A request URL under the newest grant; URLs that belong to none of our grants stay as they are. */
  rewrite(url: string): string {
    const [newest = this.#first, ...older] = this.#recent;
    const stale = [...older, this.#first].find((folder) => url.startsWith(folder));
    return stale === undefined ? url : newest + url.slice(stale.length);
  }
}

/** Milliseconds to wait before renewing: half of the grant's life, so that a restart of the gateway fits in the rest. */
export function renewDelayMs(expiresAtMs: number, nowMs: number): number {
  return Math.max(1_000, (expiresAtMs - nowMs) / 2);
}
