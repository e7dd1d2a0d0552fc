import { useEffect, useEffectEvent } from 'react';
import { listenToKeys } from './keyboard.ts';
import { type Shortcut, type ShortcutName, shortcuts } from './shortcuts.ts';

/**
 * Calls back when a shortcut of the table is pressed and nothing in front of it took the key. `enabled`: as long as there is
 * something to do; what was enabled last is in front.
 */
export function useShortcut(
  name: ShortcutName,
  onPress: (event: KeyboardEvent) => void,
  enabled = true,
): void {
  const press = useEffectEvent(onPress);
  useEffect(() => {
    if (!enabled) return;
    const { keys, whileTyping = false }: Shortcut = shortcuts[name];
    return listenToKeys({ keys, whileTyping, onPress: (event) => press(event) });
  }, [name, enabled]);
}
