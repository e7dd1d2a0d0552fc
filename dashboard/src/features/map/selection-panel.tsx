import { DownloadOutlined } from '@ant-design/icons';
import { type CaseFilter, tiers } from '@fengqiao/contract/cases';
import type { MapInside } from '@fengqiao/contract/map-inside';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { saveText } from '../../lib/csv.ts';
import { useReferenceWords } from '../../lib/reference.ts';
import { dateTimeOf } from '../../lib/time.ts';
import { errorWords } from '../../ui/error-words.ts';
import { TierMark } from '../../ui/tier-mark.tsx';
import { insideQuery, mapCamerasQuery } from './api.ts';
import type { MapCamera } from './camera-layers.ts';
import { isInside, parseRing } from './ring.ts';
import { SelectionCameras } from './selection-cameras.tsx';
import { selectionCsv } from './selection-csv.ts';
import styles from './selection-panel.module.css';

export interface SelectionPanelProps {
  /** As the address says it. */
  ring: string;
  filter: CaseFilter;
  onSelectCase?: (caseCode: string) => void;
  onOpenCamera?: (cameraId: string) => void;
  /** What can be done with the public cameras, by the page around the map. */
  renderActs?: (cameras: readonly MapCamera[]) => ReactNode;
  onClose: () => void;
}

/** What was drawn round: its cameras and cases as lists, with what can be done with them. */
export function SelectionPanel(props: SelectionPanelProps) {
  const { ring, filter, onSelectCase, onOpenCamera, renderActs, onClose } = props;
  const { t } = useTranslation();
  const { data: all } = useQuery(mapCamerasQuery);
  const { data: found, error } = useQuery(insideQuery(ring, filter));
  const cameras = useMemo(() => {
    const corners = parseRing(ring) ?? [];
    return (all ?? []).filter(({ location }) => isInside(corners, location.lng, location.lat));
  }, [all, ring]);
  const open = cameras.filter((camera) => !camera.private);
  const save = () =>
    saveText(
      `${t('map.selection.file')} ${dateTimeOf(Date.now()).replace(':', '')}.csv`,
      selectionCsv(cameras, found?.cases ?? [], {
        heads: [
          t('map.selection.head.kind'),
          t('map.selection.head.id'),
          t('map.selection.head.name'),
          t('map.selection.head.tier'),
          t('map.selection.head.area'),
          t('map.selection.head.time'),
        ],
        camera: t('map.selection.camera'),
        privateRoom: t('map.selection.privateRoom'),
        case: t('map.selection.case'),
        tier: (tier) => (tier === null ? '' : t(`tier.${tier}`)),
      }),
    );
  return (
    <section className={styles.panel} aria-label={t('map.selection.title')}>
      <header className={styles.head}>
        <h3 className={styles.title}>{t('map.selection.title')}</h3>
        <button type="button" className={styles.close} aria-label={t('common.close')} onClick={onClose}>
          ×
        </button>
      </header>
      <p className={styles.counts} role="status">
        {t('map.selection.counts', {
          cameras: open.length,
          rooms: cameras.length - open.length,
          cases: found?.total ?? '…',
        })}
      </p>
      <div className={styles.acts}>
        {open.length > 0 && renderActs?.(open)}
        <Button
          size="small"
          icon={<DownloadOutlined aria-hidden="true" />}
          disabled={!found || cameras.length + found.total === 0}
          onClick={save}
        >
          CSV
        </Button>
      </div>
      <div className={styles.lists}>
        {error && <p role="alert">{errorWords(error, t)}</p>}
        {found && <Cases found={found} {...(onSelectCase ? { onSelectCase } : {})} />}
        <SelectionCameras cameras={cameras} {...(onOpenCamera ? { onOpenCamera } : {})} />
      </div>
    </section>
  );
}

function Cases({ found, onSelectCase }: { found: MapInside; onSelectCase?: (caseCode: string) => void }) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  const top = found.categories.slice(0, 4);
  if (found.total === 0) return <p className={styles.note}>{t('map.selection.noCases')}</p>;
  return (
    <>
      <p className={styles.tiers}>
        {tiers.toReversed().map((tier) => (
          <span key={tier} className={styles.tier}>
            <TierMark tier={tier} word /> {found.tiers[tier]}
          </span>
        ))}
        <span className={styles.tier}>{t('map.selection.noTier', { count: found.tiers.none })}</span>
      </p>
      <p className={styles.note}>
        {top
          .map(
            ({ category, n }) =>
              `${category === null ? t('map.why.noCategory') : words.category(category)} ${n}`,
          )
          .join(' · ')}
      </p>
      <ul className={styles.list}>
        {found.cases.map(({ caseCode, tier, title, areaName }) => (
          <li key={caseCode}>
            <button type="button" className={styles.line} onClick={() => onSelectCase?.(caseCode)}>
              <TierMark tier={tier} />
              <span className={styles.name}>{title || t('case.untitled')}</span>
              <span className={styles.note}>{areaName}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.total > found.cases.length && (
        <p className={styles.note}>
          {t('map.selection.more', { shown: found.cases.length, total: found.total })}
        </p>
      )}
    </>
  );
}
