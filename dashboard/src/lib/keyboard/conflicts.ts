import type { Shortcut, Surface } from './shortcuts.ts';

const onTheDesk: readonly Surface[] = ['desk', 'list', 'case', 'wall', 'map'];

/** Whether shortcuts of both surfaces can be heard at the same moment. In a form only its own are, but for those of every page. */
function together(a: Surface, b: Surface): boolean {
  if (a === b || a === 'everywhere' || b === 'everywhere') return true;
  return onTheDesk.includes(a) && onTheDesk.includes(b);
}

/** `g` would be heard before `g d` is complete. */
const collide = (a: string, b: string): boolean => a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);

/** Pairs of shortcuts of which a key press could mean either, as `name / name: key`; must be none. */
export function conflictsOf(table: Readonly<Record<string, Shortcut>>): string[] {
  const all = Object.entries(table);
  return all.flatMap(([name, one], index) =>
    all.slice(index + 1).flatMap(([otherName, other]) => {
      if (!together(one.surface, other.surface) || (one.shared && other.shared)) return [];
      return one.keys
        .filter((key) => other.keys.some((otherKey) => collide(key, otherKey)))
        .map((key) => `${name} / ${otherName}: ${key}`);
    }),
  );
}
