/** What of a keyboard event names a key. */
export interface PressedKey {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** The name of what was pressed as the table of shortcuts writes it: `a`, `?`, `Space`, `Ctrl+k`; ⌘ counts as Ctrl. */
export function keyNameOf({ key, ctrlKey, metaKey, altKey }: PressedKey): string {
  const plain = key === ' ' ? 'Space' : key;
  if (altKey) return `Alt+${plain}`;
  if (!ctrlKey && !metaKey) return plain;
  return `Ctrl+${plain.length === 1 ? plain.toLowerCase() : plain}`;
}
