const mostCharacters = 31;

/** Names of sheets from titles: at most 31 characters, none that Excel refuses, each once whatever its case. */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>(['history']);
  return titles.map((title) => {
    const clean = title.replaceAll(/[[\]:*?/\\\s]+/g, ' ').replaceAll(/^[' ]+|[' ]+$/g, '');
    const name = clean === '' ? 'Sheet' : clean;
    for (let n = 1; ; n += 1) {
      const ending = n === 1 ? '' : ` (${n})`;
      const tried = cut(name, mostCharacters - ending.length) + ending;
      if (taken.has(tried.toLowerCase())) continue;
      taken.add(tried.toLowerCase());
      return tried;
    }
  });
}

/** Cut without halving a character of two units; no apostrophe or space at the end. */
function cut(text: string, units: number): string {
  let short = '';
  for (const character of text) {
    if (short.length + character.length > units) break;
    short += character;
  }
  return short.replaceAll(/[' ]+$/g, '');
}
