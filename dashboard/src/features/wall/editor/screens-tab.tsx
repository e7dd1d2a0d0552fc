import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ScreenCard } from '../screen-card.tsx';
import { useHandKeys } from '../use-hand-keys.ts';
import { useScreensNow } from '../use-screens-now.ts';
import { WallNotice } from '../wall-notice.tsx';
import { FreeEditor } from './free-editor.tsx';
import { TilePalette } from './tile-palette.tsx';
import styles from './wall-editor.module.css';
import type { WallTabProps } from './wall-editor.tsx';

/** All screens of a wall, large, and beside them everything that can be put on them. */
export function ScreensTab({ wall, acts }: WallTabProps) {
  const { t } = useTranslation();
  const screens = useScreensNow(wall);
  const ref = useHandKeys(null);
  const [moving, setMoving] = useState<string | null>(null);
  if (wall.screens.length === 0) return <p className={styles.faint}>{t('wallDesk.noScreens')}</p>;
  return (
    <div className={acts ? styles.columns : undefined}>
      {acts && <TilePalette areaCode={wall.areaCode} />}
      <div className={styles.stack}>
        <WallNotice acts={acts} />
        <div ref={ref} className={styles.screens}>
          {screens.map((now) => {
            const { screen } = now;
            const free = acts !== null && screen.layout === 'free' && now.shown.source === 'content';
            return (
              <div key={screen.id}>
                {free && moving === screen.id ? (
                  <FreeEditor screen={screen} acts={acts} onClose={() => setMoving(null)} />
                ) : (
                  <ScreenCard wall={wall} now={now} acts={acts} />
                )}
                {free && moving !== screen.id && (
                  <button type="button" className={styles.tab} onClick={() => setMoving(screen.id)}>
                    {t('wallDesk.free.edit')}
                  </button>
                )}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
