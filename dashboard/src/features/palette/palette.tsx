import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './palette.module.css';
import type { PaletteItem } from './palette-item.ts';
import { optionId, PaletteList } from './palette-list.tsx';

interface PaletteProps {
  typed: string;
  /** In the order of their groups. */
  items: readonly PaletteItem[];
  /** More may still be found. */
  searching: boolean;
  onType: (typed: string) => void;
  onTake: (item: PaletteItem) => void;
  onClose: () => void;
}

/** One field and what it finds: arrows choose, Enter takes, Esc closes and gives the focus back. */
export function Palette({ typed, items, searching, onType, onTake, onClose }: PaletteProps) {
  const { t } = useTranslation();
  const listId = useId();
  const [at, setAt] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const chosen = Math.min(at, items.length - 1);
  useFocusBack();
  useEffect(() => {
    document.getElementById(optionId(listId, chosen))?.scrollIntoView({ block: 'nearest' });
  }, [listId, chosen]);
  const step = (by: number) => setAt((chosen + by + items.length) % Math.max(1, items.length));
  const keys: Record<string, () => void> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Home: () => setAt(0),
    End: () => setAt(items.length - 1),
    Enter: () => {
      const item = items[chosen];
      if (item) onTake(item);
    },
    Escape: onClose,
    // Nothing else in here takes the focus.
    Tab: () => undefined,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = event.nativeEvent.isComposing ? undefined : keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a click beside the window closes it, as Esc does.
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc does the same from the field, which has the focus.
    <div
      className={styles.shade}
      data-keys="own"
      onClick={({ target }) => frame.current?.contains(target as Node) || onClose()}
    >
      <div
        ref={frame}
        role="dialog"
        aria-modal="true"
        aria-label={t('palette.title')}
        className={styles.frame}
      >
        <input
          className={styles.field}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={items.length > 0 ? optionId(listId, chosen) : undefined}
          aria-label={t('palette.title')}
          placeholder={t('palette.hint')}
          // biome-ignore lint/a11y/noAutofocus: the window was asked for by a key, to type.
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={60}
          value={typed}
          onChange={({ target }) => {
            setAt(0);
            onType(target.value);
          }}
          onKeyDown={onKeyDown}
        />
        <PaletteList id={listId} items={items} at={chosen} onPoint={setAt} onTake={onTake} />
        <p role="status" className={styles.foot}>
          {items.length === 0 && t(searching ? 'palette.searching' : 'palette.nothing', { typed })}
          {items.length > 0 && t('palette.keys')}
        </p>
      </div>
    </div>
  );
}

/** Gives the focus back to where it was, unless what was chosen has taken it. */
function useFocusBack(): void {
  const before = useRef(document.activeElement);
  useEffect(
    () => () => {
      const element = before.current;
      requestAnimationFrame(() => {
        const free = document.activeElement === null || document.activeElement === document.body;
        if (free && element instanceof HTMLElement && element.isConnected) element.focus();
      });
    },
    [],
  );
}
