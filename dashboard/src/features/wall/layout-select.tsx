import type { ScreenLayout } from '@fengqiao/contract/wall-tiles';
import { useTranslation } from 'react-i18next';
import styles from './screen-card.module.css';

/** Layouts in the order in which they are offered. */
export const layouts: readonly ScreenLayout[] = ['1', '4', '6', '9', '16', '25', 'free'];

interface LayoutSelectProps {
  /** Of the screen. */
  name: string;
  value: ScreenLayout;
  onChange: (layout: ScreenLayout) => void;
}

/** How a screen is divided; the browser's own list, as small as the screen beside it. */
export function LayoutSelect({ name, value, onChange }: LayoutSelectProps) {
  const { t } = useTranslation();
  return (
    <select
      className={styles.layout}
      aria-label={t('wall.layoutOf', { name })}
      value={value}
      onChange={({ target }) => {
        const chosen = layouts.find((layout) => layout === target.value);
        if (chosen && chosen !== value) onChange(chosen);
      }}
    >
      {layouts.map((layout) => (
        <option key={layout} value={layout}>
          {layout === 'free' ? t('wall.free') : layout}
        </option>
      ))}
    </select>
  );
}
