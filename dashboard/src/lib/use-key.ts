import { useEffect, useEffectEvent } from 'react';
import { listenToKeys } from './keyboard/keyboard.ts';

/**
 * Calls back when the key is pressed anywhere on the page but in a field; of several that listen the last one to be enabled is
 * asked first, and whoever acts calls `preventDefault`. Keys that people are told of stand in `keyboard/shortcuts.ts`.
 */
export function useKey(key: string, onPress: (event: KeyboardEvent) => void, enabled = true): void {
  const press = useEffectEvent(onPress);
  useEffect(() => {
    if (!enabled) return;
    return listenToKeys({
      keys: [key === ' ' ? 'Space' : key],
      whileTyping: false,
      onPress: (event) => press(event),
    });
  }, [key, enabled]);
}
