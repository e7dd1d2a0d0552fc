/** Big-endian bytes of a font table, one field after the other. */
export class Bytes {
  readonly #parts: number[] = [];

  get length(): number {
    return this.#parts.length;
  }

  u8(value: number): this {
    this.#parts.push(value & 0xff);
    return this;
  }

  u16(...values: number[]): this {
    for (const value of values) this.u8(value >> 8).u8(value);
    return this;
  }

  /** Signed 16 bits are the same bits. */
  i16(...values: number[]): this {
    return this.u16(...values);
  }

  u32(...values: number[]): this {
    for (const value of values) this.u16(Math.floor(value / 0x1_0000) & 0xffff, value & 0xffff);
    return this;
  }

  /** Zeros up to a multiple of four. */
  pad(): this {
    while (this.#parts.length % 4 !== 0) this.u8(0);
    return this;
  }

  buffer(): Buffer {
    return Buffer.from(this.#parts);
  }
}
