/** A piece of a text (UTF-16 positions, `end` excluded) and what stands there for everybody else. */
export interface MaskSpan {
  start: number;
  end: number;
  cover: string;
}

/** The text with its spans covered; they must be in order and not overlap. */
export function cover(text: string, spans: readonly MaskSpan[]): string {
  if (spans.length === 0) return text;
  let covered = '';
  let at = 0;
  for (const span of spans) {
    covered += text.slice(at, span.start) + span.cover;
    at = span.end;
  }
  return covered + text.slice(at);
}

export const stars = (count: number): string => '*'.repeat(count);
