import { cssProperties } from './tokens.ts';

/** Writes the tokens on the root element. Through the object model, because the content policy allows no inline style. */
export function applyTokens(root: HTMLElement = document.documentElement): void {
  for (const [name, value] of Object.entries(cssProperties())) root.style.setProperty(name, value);
}
