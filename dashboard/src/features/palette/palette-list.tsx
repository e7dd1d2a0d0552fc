import { useTranslation } from 'react-i18next';
import { shortcuts } from '../../lib/keyboard/shortcuts.ts';
import { KeyCaps } from '../../ui/key-caps.tsx';
import styles from './palette.module.css';
import { type PaletteItem, paletteGroups } from './palette-item.ts';

interface PaletteListProps {
  id: string;
  items: readonly PaletteItem[];
  /** Index of the one that Enter takes. */
  at: number;
  onPoint: (index: number) => void;
  onTake: (item: PaletteItem) => void;
}

export const optionId = (listId: string, index: number): string => `${listId}-${index}`;

/** What was found, by group; the items come in the order of the groups. */
export function PaletteList({ id, items, at, onPoint, onTake }: PaletteListProps) {
  const { t } = useTranslation();
  return (
    <div id={id} role="listbox" aria-label={t('palette.found')} className={styles.list}>
      {paletteGroups.map((group) => {
        const members = items.flatMap((item, index) => (item.group === group ? [{ item, index }] : []));
        if (members.length === 0) return null;
        return (
          // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox, no fieldset of a form.
          <div key={group} role="group" aria-label={t(`palette.group.${group}`)}>
            <div className={styles.group} aria-hidden="true">
              {t(`palette.group.${group}`)}
            </div>
            {members.map(({ item, index }) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and takes the keys for all options.
              // biome-ignore lint/a11y/useFocusableInteractive: as above; `aria-activedescendant` says which one is meant.
              <div
                key={item.id}
                id={optionId(id, index)}
                role="option"
                aria-selected={index === at}
                className={styles.item}
                onMouseMove={() => onPoint(index)}
                onClick={() => onTake(item)}
              >
                <span className={styles.name}>{item.title}</span>
                {item.note && <span className={styles.note}>{item.note}</span>}
                {item.shortcut && (
                  <span className={styles.keys}>
                    <KeyCaps keys={shortcuts[item.shortcut].keys.slice(0, 1)} />
                  </span>
                )}
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}
