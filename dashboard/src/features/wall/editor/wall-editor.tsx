import type { Wall } from '@fengqiao/contract/walls';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../../lib/session.ts';
import { worksWalls } from '../../../lib/wall-load.ts';
import pageStyles from '../../../ui/page.module.css';
import { AlarmLine } from '../alarm-line.tsx';
import { LeaseBox } from '../lease-box.tsx';
import { TourChips } from '../tour-chips.tsx';
import { useUndoKey } from '../use-undo-key.ts';
import { useWallActs, type WallActs } from '../use-wall-acts.ts';
import { setsUpWalls, tabsOf } from '../wall-roles.ts';
import type { WallPart, WallSearch, WallTab } from '../wall-search.ts';
import { AlarmsTab } from './alarms-tab.tsx';
import { LogTab } from './log-tab.tsx';
import { ScenesTab } from './scenes-tab.tsx';
import { ScreensTab } from './screens-tab.tsx';
import { SetupTab } from './setup-tab.tsx';
import { ToursTab } from './tours-tab.tsx';
import styles from './wall-editor.module.css';

interface WallEditorProps {
  wall: Wall;
  search: WallSearch;
  onChange: (part: WallPart) => void;
}

/** A part of the page of a wall. */
export interface WallTabProps extends WallEditorProps {
  /** null = this account changes nothing that the wall shows. */
  acts: WallActs | null;
  /** null = this account changes nothing of what the wall and its screens are. */
  makes: WallActs | null;
}

const parts: Record<WallTab, (props: WallTabProps) => ReactNode> = {
  screens: ScreensTab,
  scenes: ScenesTab,
  tours: ToursTab,
  alarms: AlarmsTab,
  log: LogTab,
  setup: SetupTab,
};

/** Everything about one wall: what it shows, its scenes, tours and alarms, its duty log, what its screens are. */
export function WallEditor({ wall, search, onChange }: WallEditorProps) {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const own = useWallActs(wall);
  const role = session?.role;
  const acts = worksWalls(role) ? own : null;
  const makes = setsUpWalls(role) ? own : null;
  const tabs = role === undefined ? [] : tabsOf(role);
  useUndoKey(acts?.undo ?? null);
  const tab = tabs.find((each) => each === search.tab) ?? 'screens';
  const Part = parts[tab];
  return (
    <>
      <header className={pageStyles.head}>
        <h1 className={pageStyles.title}>{wall.name}</h1>
        <div className={styles.state}>
          <AlarmLine wall={wall} acts={role === 'systemAdmin' ? null : own} />
          <TourChips wall={wall} acts={acts} />
          <LeaseBox wall={wall} acts={acts} />
        </div>
      </header>
      {acts === null && <p className={pageStyles.notice}>{t('wallDesk.readOnly')}</p>}
      <nav className={styles.tabs} aria-label={t('wallDesk.parts')}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            className={styles.tab}
            aria-current={each === tab ? 'page' : undefined}
            onClick={() =>
              onChange({ tab: each === 'screens' ? undefined : each, scene: undefined, tour: undefined })
            }
          >
            {t(`wallDesk.tab.${each}`)}
          </button>
        ))}
      </nav>
      <Part wall={wall} search={search} onChange={onChange} acts={acts} makes={makes} />
    </>
  );
}
