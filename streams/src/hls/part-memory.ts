/** Blocks are a multiple of this, and hold about so many parts: at the end of a block room for less than one is lost. */
const BLOCK_STEP = 64 * 1024;
const BLOCK_PARTS = 8;
/** What stays free for a stream's next parts, of all that it uses: what a segment leaves behind that goes. */
const FREE_SHARE = 0.25;

interface Block {
  bytes: Buffer;
  /** Bytes that are taken, from its beginning. */
  used: number;
  /** Who still needs what is in it. */
  holders: number;
}

/** Gives memory back; may be called more than once. */
export type Release = () => void;

/** A copy of bytes in memory that is used again. */
export interface Kept {
  /** Hold good until they are released by whoever keeps them and whoever else holds them. */
  bytes: Buffer;
  release: Release;
  /** Lets somebody else go on reading after the release, until they release it too. */
  hold(): Release;
}

/**
 * The memory of one stream's parts, block after block, used again once nobody needs what was in it. With memory of its own for each part
 * the collector went over the whole heap twice a second to find the old ones: nine tenths of what 64 streams cost the node. A block
 * never goes from one camera to another, and one that is not released is collected as everything else.
 */
export class PartMemory {
  #open: Block | undefined;
  #free: Block[] = [];
  /** Bytes of all blocks, free ones and others. */
  #size = 0;
  /** Bytes of a usual part. */
  #usual = 0;

  keep(bytes: Buffer): Kept {
    const block = this.#blockFor(bytes.length);
    const at = block.used;
    block.used += bytes.copy(block.bytes, at);
    this.#usual += (bytes.length - this.#usual) / BLOCK_PARTS;
    return {
      bytes: block.bytes.subarray(at, block.used),
      release: this.#holder(block),
      hold: () => this.#holder(block),
    };
  }

  #blockFor(length: number): Block {
    const open = this.#open;
    if (open !== undefined && open.bytes.length - open.used >= length) return open;
    this.#open = this.#takeFree(length) ?? this.#newBlock(length);
    // The open one is held too: what is in it may be gone before it is full.
    this.#open.holders++;
    if (open !== undefined) this.#leave(open);
    return this.#open;
  }

  /** The smallest free block that is large enough. */
  #takeFree(length: number): Block | undefined {
    const [best] = this.#free
      .filter(({ bytes }) => bytes.length >= length)
      .sort((a, b) => a.bytes.length - b.bytes.length);
    if (best !== undefined) this.#free.splice(this.#free.indexOf(best), 1);
    return best;
  }

  #holder(block: Block): Release {
    let holds = true;
    block.holders++;
    return () => {
      if (holds) this.#leave(block);
      holds = false;
    };
  }

  #leave(block: Block): void {
    block.holders--;
    if (block.holders > 0) return;
    block.used = 0;
    this.#free.push(block);
    let free = this.#free.reduce((sum, { bytes }) => sum + bytes.length, 0);
    while (free > Math.max(BLOCK_STEP, this.#size * FREE_SHARE)) {
      // The oldest may have been made for parts of another size.
      const gone = this.#free.shift()?.bytes.length ?? 0;
      this.#size -= gone;
      free -= gone;
    }
  }

  #newBlock(length: number): Block {
    const size = Math.ceil(Math.max(length, this.#usual * BLOCK_PARTS) / BLOCK_STEP) * BLOCK_STEP;
    this.#size += size;
    return { bytes: Buffer.allocUnsafeSlow(size), used: 0, holders: 0 };
  }
}
