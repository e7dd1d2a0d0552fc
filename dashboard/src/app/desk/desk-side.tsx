import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaTree } from '../../features/areas/area-tree.tsx';
import { Breadcrumbs } from '../../features/areas/breadcrumbs.tsx';
import { OutageNote } from '../../features/camera-health/outage-note.tsx';
import { CameraHealth } from '../../features/cameras/camera-health.tsx';
import { CameraList } from '../../features/cameras/camera-list.tsx';
import { RoomList } from '../../features/centres/room-list.tsx';
import { WeekFigures } from '../../features/indicators/week-figures.tsx';
import { useDebounced } from '../../lib/use-debounced.ts';
import { areaQuery } from '../../live/area-names.ts';
import styles from './desk-page.module.css';
import { type SideTab, sideTabs } from './desk-search.ts';
import { SearchHits } from './search-hits.tsx';
import { useDeskSearch } from './use-desk-search.ts';

interface TabsProps {
  tab: SideTab;
  cameras: number | undefined;
  onTab: (tab: SideTab) => void;
}

function Tabs({ tab, cameras, onTab }: TabsProps) {
  const { t } = useTranslation();
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = sideTabs[(sideTabs.indexOf(tab) + by + sideTabs.length) % sideTabs.length];
    if (by === 0 || !next) return;
    onTab(next);
    document.getElementById(`side-tab-${next}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={t('desk.sideTabs')} className={styles.tabs}>
      {sideTabs.map((each) => (
        <button
          key={each}
          id={`side-tab-${each}`}
          type="button"
          role="tab"
          aria-selected={each === tab}
          aria-controls="side-panel"
          tabIndex={each === tab ? 0 : -1}
          className={styles.tab}
          onClick={() => onTab(each)}
          onKeyDown={step}
        >
          {t(`desk.${each}`)}
          {each === 'cameras' && cameras !== undefined && (
            <span className={styles.tabCount}> {cameras.toLocaleString('en-US')}</span>
          )}
        </button>
      ))}
    </div>
  );
}

/** Left: where to look. Areas, cameras or rooms, one search for all, and how the week goes. */
export function DeskSide({ area, root }: { area: string; root: string }) {
  const { t } = useTranslation();
  const { search, change } = useDeskSearch();
  const [text, setText] = useState('');
  const q = useDebounced(text.trim(), 250);
  const { data: detail } = useQuery(areaQuery(area));
  const tab = search.tab ?? 'areas';
  const cameras = detail?.counts.cameras;
  const selectArea = (code: string) => {
    setText('');
    change({ area: code === root ? undefined : code });
  };
  return (
    <div className={styles.side}>
      <Tabs
        tab={tab}
        cameras={cameras}
        onTab={(next) => change({ tab: next === 'areas' ? undefined : next })}
      />
      <Input
        className={styles.search ?? ''}
        value={text}
        allowClear
        maxLength={60}
        aria-label={t('desk.search')}
        placeholder={t('desk.search')}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          setText('');
          event.currentTarget.blur();
        }}
      />
      <div id="side-panel" role="tabpanel" aria-labelledby={`side-tab-${tab}`} className={styles.scroll}>
        {area !== root && <Breadcrumbs code={area} onSelect={selectArea} />}
        {tab === 'areas' && q === '' && <AreaTree root={root} selected={area} onSelect={selectArea} />}
        {tab === 'areas' && q !== '' && <SearchHits q={q} root={root} onSelectArea={selectArea} />}
        {tab === 'cameras' && <CameraList area={area} q={q} onOpen={(camera) => change({ camera })} />}
        {tab === 'rooms' && <RoomList area={area} q={q} />}
      </div>
      <div className={styles.figures}>
        <CameraHealth registered={cameras ?? null} />
        <OutageNote area={area} />
        <WeekFigures area={area} />
      </div>
    </div>
  );
}
