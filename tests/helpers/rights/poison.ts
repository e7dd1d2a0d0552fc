import fc from 'fast-check';

/** JSON texts of values that programs stumble over; some are no JSON at all. */
const poisons = [
  '{"__proto__":{"role":"securityAdmin"}}',
  '{"constructor":{"prototype":{"role":"head"}}}',
  '"\\ud800"',
  '"\\udfff\\ud800"',
  '"\\u0000"',
  '"a\\u0000b"',
  '1e400',
  '-1e400',
  '1e-400',
  '-0',
  '9007199254740993',
  '0.1e-999999999',
  'NaN',
  'undefined',
  '""',
  'null',
  '[]',
  '{}',
  'true',
  '"\\u202e\\u200b\\ufeff"',
  '"=HYPERLINK(1)"',
  '"\'; drop table account; --"',
  '"%_\\\\"',
  '"＇＂％"',
];

/** The same for those that are large: fewer of them do. */
const large = [
  `"${'长'.repeat(5_000)}"`,
  `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  `[${'0,'.repeat(20_000)}0]`,
  `{${Array.from({ length: 3_000 }, (_, n) => `"k${n}":${n}`).join(',')}}`,
];

/** A hole in a text that a poison goes into. */
const hole = '\u{1F573}';

/** The value with one of its parts, chosen by `at`, replaced by the hole. */
function withHole(value: unknown, at: number): unknown {
  if (typeof value !== 'object' || value === null) return hole;
  const keys = Object.keys(value);
  const key = keys[at % (keys.length + 1)];
  if (key === undefined) return Array.isArray(value) ? [...value, hole] : { ...value, [`x${at}`]: hole };
  const inner = withHole((value as Record<string, unknown>)[key], Math.floor(at / (keys.length + 1)));
  if (Array.isArray(value)) return value.map((each, index) => (String(index) === key ? inner : each));
  return { ...value, [key]: inner };
}

const poison = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...poisons) },
  { weight: 1, arbitrary: fc.constantFrom(...large) },
  { weight: 7, arbitrary: fc.json({ maxDepth: 3 }) },
);

/**
 * Bodies for a route whose right body is `right`: the right one with a part replaced, anything at all, and texts that are broken
 * off. Strings, since not all of them are JSON.
 */
export function bodiesLike(right: unknown): fc.Arbitrary<string> {
  const replaced = fc
    .tuple(fc.nat(10_000), poison)
    .map(([at, value]) => JSON.stringify(withHole(right ?? {}, at)).replaceAll(`"${hole}"`, () => value));
  const doubled = poison.map((value) => {
    const text = JSON.stringify(right ?? {});
    return text.startsWith('{') && text.length > 2
      ? `{"__proto__":${value},${text.slice(1)}`
      : `[${value},${value}]`;
  });
  const broken = fc
    .tuple(replaced, fc.nat(200))
    .map(([text, cut]) => text.slice(0, Math.max(0, text.length - cut)));
  return fc.oneof(
    { weight: 6, arbitrary: replaced },
    { weight: 1, arbitrary: doubled },
    { weight: 1, arbitrary: broken },
    { weight: 2, arbitrary: poison },
  );
}
