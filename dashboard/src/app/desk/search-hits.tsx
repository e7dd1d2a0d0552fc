import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { areaSearchQuery } from '../../features/areas/api.ts';
import { cameraListQuery } from '../../features/cameras/api.ts';
import { caseListQuery } from '../../features/cases/api.ts';
import { Panel } from '../../ui/panel.tsx';
import { type PanelState, panelState } from '../../ui/panel-state.ts';
import styles from './desk-page.module.css';
import { useDeskSearch } from './use-desk-search.ts';

interface Hit {
  key: string;
  title: string;
  note: string;
  open: () => void;
}

const most = 6;

function Group({ title, hits }: { title: string; hits: readonly Hit[] }) {
  if (hits.length === 0) return null;
  return (
    <section>
      <h3 className={styles.group}>{title}</h3>
      <ul className={styles.hits}>
        {hits.slice(0, most).map((hit) => (
          <li key={hit.key}>
            <button type="button" className={styles.hit} onClick={hit.open}>
              <span>{hit.title}</span>
              <span className={styles.hitNote}>{hit.note}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SearchHitsProps {
  q: string;
  root: string;
  onSelectArea: (code: string) => void;
}

/** Areas, cases and cameras that hold what was typed. */
export function SearchHits({ q, root, onSelectArea }: SearchHitsProps) {
  const { t } = useTranslation();
  const { change } = useDeskSearch();
  const areas = useQuery(areaSearchQuery(q));
  const cases = useInfiniteQuery(caseListQuery({ q }, most));
  const cameras = useInfiniteQuery(cameraListQuery(root, q));
  const areaHits: Hit[] = (areas.data?.items ?? []).map((area) => ({
    key: area.code,
    title: area.name,
    note: area.code,
    open: () => onSelectArea(area.code),
  }));
  const caseHits: Hit[] = (cases.data?.pages[0]?.items ?? []).map((item) => ({
    key: item.caseCode,
    title: item.title || t('case.untitled'),
    note: `${item.caseCode} · ${item.areaName}`,
    open: () => change({ case: item.caseCode }),
  }));
  const cameraHits: Hit[] = (cameras.data?.pages[0]?.items ?? []).map((camera) => ({
    key: camera.id,
    title: camera.name,
    note: camera.areaName,
    open: () => change({ camera: camera.id }),
  }));
  const waiting = areas.isPending || cases.isPending || cameras.isPending;
  const nothing = areaHits.length + caseHits.length + cameraHits.length === 0;
  const failed = [areas, cases, cameras].find((query) => query.error);
  const state: PanelState = !nothing
    ? { kind: 'ready' }
    : failed
      ? panelState({ data: undefined, error: failed.error, dataUpdatedAt: 0 })
      : { kind: waiting ? 'loading' : 'empty' };
  return (
    <Panel title={t('desk.hits')} hideTitle state={state} emptyText={t('desk.noHits', { q })}>
      <Group title={t('desk.areas')} hits={areaHits} />
      <Group title={t('desk.cases')} hits={caseHits} />
      <Group title={t('desk.cameras')} hits={cameraHits} />
    </Panel>
  );
}
