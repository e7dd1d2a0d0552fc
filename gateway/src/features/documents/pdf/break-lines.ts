import type { SheetRun } from '../docx/laid.ts';

/** A character as it stands in a line. */
export interface Placed {
  character: string;
  run: SheetRun;
  width: number;
}

/** A line of a paragraph; `last` = of the paragraph or before a break: it is not stretched. */
export interface Line {
  characters: Placed[];
  width: number;
  last: boolean;
}

/** 避头 and 避尾: what never begins a line, and what never ends one (GB/T 15834). */
const notFirst = new Set('，。、；：！？）》〉」』】〕”’％…—·,.;:!?)]}%');
const notLast = new Set('（《〈「『【〔“‘([{');
const isWord = (character: string): boolean => /[\p{Script=Latin}\p{Number}.,:/@_%+-]/u.test(character);

/** Breaks runs into lines of a width; `first` = how much less the first one has. Widths come from `measure`, in points. */
export function breakLines(
  runs: readonly SheetRun[],
  width: number,
  first: number,
  measure: (character: string, run: SheetRun) => number,
): Line[] {
  const lines: Line[] = [];
  let line: Placed[] = [];
  let used = 0;
  const room = () => width - (lines.length === 0 ? first : 0);
  const end = (last: boolean, rest: Placed[] = []) => {
    lines.push({ characters: line, width: widthOf(line), last });
    line = rest;
    used = widthOf(rest);
  };
  for (const placed of runs.flatMap((run) => charactersOf(run, measure))) {
    if (placed.character === '\n') {
      end(true);
      continue;
    }
    if (line.length > 0 && used + placed.width > room() + 0.01) {
      const at = breakAt(line, placed.character);
      const rest = line.splice(at);
      while (rest[0]?.character === ' ') rest.shift();
      end(false, rest);
      if (placed.character === ' ' && line.length === 0) continue;
    }
    line.push(placed);
    used += placed.width;
  }
  end(true);
  return lines;
}

function charactersOf(run: SheetRun, measure: (character: string, run: SheetRun) => number): Placed[] {
  return [...run.text].map((character) => ({
    character,
    run,
    width: character === '\n' ? 0 : measure(character, run),
  }));
}

const widthOf = (characters: readonly Placed[]): number =>
  characters.reduce((sum, { width }) => sum + width, 0);

/** Where a full line is broken before the next character: a word stays whole, and no mark stands where it must not. */
function breakAt(line: readonly Placed[], next: string): number {
  for (let at = line.length; at > Math.max(0, line.length - 24); at -= 1) {
    const before = line[at - 1]?.character ?? '';
    const after = line[at]?.character ?? next;
    if (notFirst.has(after) || notLast.has(before)) continue;
    if (isWord(before) && isWord(after)) continue;
    return at;
  }
  return line.length;
}
