/** Powers of 2 and their logarithms in GF(256) by x⁸ + x⁴ + x³ + x² + 1, the field of QR codes. */
const powers = new Uint8Array(255);
const logarithms = new Uint8Array(256);
for (let exponent = 0, value = 1; exponent < 255; exponent += 1) {
  powers[exponent] = value;
  logarithms[value] = exponent;
  value <<= 1;
  if (value > 255) value ^= 0x11d;
}

function times(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  return powers[((logarithms[a] ?? 0) + (logarithms[b] ?? 0)) % 255] ?? 0;
}

/** The product of (x − 2⁰) … (x − 2ⁿ⁻¹) without its leading 1, the highest power first. */
function generator(n: number): Uint8Array {
  const found = new Uint8Array(n);
  found[n - 1] = 1;
  for (let root = 0; root < n; root += 1) {
    const value = powers[root] ?? 0;
    for (let index = 0; index < n; index += 1)
      found[index] = times(found[index] ?? 0, value) ^ (found[index + 1] ?? 0);
  }
  return found;
}

/** The n check bytes of a message: what is left when it is divided by the generator. */
export function checkBytes(message: Uint8Array, n: number): Uint8Array {
  const divisor = generator(n);
  const rest = new Uint8Array(n);
  for (const byte of message) {
    const factor = byte ^ (rest[0] ?? 0);
    rest.copyWithin(0, 1);
    rest[n - 1] = 0;
    for (let index = 0; index < n; index += 1)
      rest[index] = (rest[index] ?? 0) ^ times(divisor[index] ?? 0, factor);
  }
  return rest;
}
