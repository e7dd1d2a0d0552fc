import type { ShortcutName } from '../../lib/keyboard/shortcuts.ts';

/** In the order in which they stand. */
export const paletteGroups = [
  'recent',
  'acts',
  'cases',
  'areas',
  'cameras',
  'rooms',
  'scenes',
  'pages',
  'settings',
] as const;
export type PaletteGroup = (typeof paletteGroups)[number];

/** Something that the palette finds and does. */
export interface PaletteItem {
  /** Unique among all, the same every time: `page /cases`, `case 511902-…`. */
  id: string;
  group: PaletteGroup;
  title: string;
  /** Other words that find it, in lower case. */
  words: string;
  /** Beside the title: where it lies, its code. */
  note?: string;
  shortcut?: ShortcutName;
  run: () => void;
}
