/** How well one typed word fits a text, 0 = not at all: as a whole, its beginning, the beginning of a word in it, inside it, letter by letter. */
function fit(word: string, text: string): number {
  if (text === word) return 100;
  if (text.startsWith(word)) return 80;
  const at = text.indexOf(word);
  if (at > 0) return /[\s·,/]/.test(text.charAt(at - 1)) ? 60 : 40;
  return hasInOrder(word, text) ? 10 : 0;
}

/** Whether the letters of a word come in a text in their order; one letter alone says too little. */
function hasInOrder(word: string, text: string): boolean {
  if (word.length < 2) return false;
  let from = 0;
  for (const letter of word) {
    from = text.indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

/** What can be found: what is shown of it, and other words that it is known by (initials, the other language), in lower case. */
export interface Findable {
  title: string;
  words: string;
}

/** How well something fits what was typed, 0 = not at all. Every typed word must fit; the title counts more than other words. */
export function matchScore(typed: string, { title, words }: Findable): number {
  const parts = typed.trim().toLowerCase().split(/\s+/);
  const shown = title.toLowerCase();
  let score = 0;
  for (const part of parts) {
    const known = words.split(' ').map((word) => fit(part, word));
    const best = Math.max(fit(part, shown), 0.9 * Math.max(0, ...known));
    if (best === 0) return 0;
    score += best;
  }
  return score / parts.length;
}

/** What fits what was typed, the best first; of equals those that were given first. Nothing typed = all of them. */
export function bestOf<T extends Findable>(typed: string, all: readonly T[], most: number): T[] {
  if (typed.trim() === '') return all.slice(0, most);
  return all
    .map((item) => ({ item, score: matchScore(typed, item) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ item }) => item);
}
