/** The first characters, not cutting one in half. */
export function head(text: string, length: number): string {
  const cut = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** A long text in pieces of at most so many characters. */
export function pieces(text: string, length: number): string[] {
  const parts: string[] = [];
  for (let rest = text; rest !== ''; ) {
    const part = head(rest, length);
    parts.push(part);
    rest = rest.slice(part.length);
  }
  return parts;
}
