import type { WallListItem } from '@fengqiao/contract/wall-cards';
import type { TileList } from '@fengqiao/contract/wall-tiles';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { minuteOf, spanOf } from '../../../lib/time.ts';
import { useNow } from '../../../lib/use-now.ts';
import { errorWords } from '../../../ui/error-words.ts';
import { TierMark } from '../../../ui/tier-mark.tsx';
import { FitList } from '../../panels/fit-list.tsx';
import { listQuery } from './api.ts';
import { TileWords } from './tile-words.tsx';
import styles from './tiles.module.css';
import { useToldQuery } from './use-told-query.ts';

interface ListTileProps {
  wallId: string;
  list: TileList;
  area: string;
}

/** What waits for somebody in an area, the most urgent first, as many lines as there is room for. Masked words only. */
export function ListTile({ wallId, list, area }: ListTileProps) {
  const { t } = useTranslation();
  const answer = useQuery(listQuery(wallId, list, area));
  useToldQuery(answer);
  const { data, error } = answer;
  const title = t(`wall.list.${list}`);
  if (data === undefined)
    return <TileWords title={error ? errorWords(error, t) : t('common.loading')} detail={title} />;
  return (
    <section className={styles.list} aria-label={title} data-list={list}>
      <header className={styles.listHead}>
        <h2 className={styles.listTitle}>
          {title} · {data.areaName}
        </h2>
        <p className={styles.listCount}>
          <b>{data.total}</b> / {t(list === 'letters' ? 'wall.ofLetters' : 'wall.ofOpen', { count: data.of })}
        </p>
        <p className={styles.listAge}>{t('panels.asOf', { time: minuteOf(data.at) })}</p>
      </header>
      {data.items.length === 0 ? (
        <TileWords title={t(`wall.listEmpty.${list}`)} />
      ) : (
        <FitList
          label={title}
          items={data.items}
          keyOf={({ caseCode, number }) => caseCode ?? number ?? ''}
          rowEm={2.6}
          render={(item) => <Line item={item} />}
        />
      )}
    </section>
  );
}

function Line({ item: { tier, title, areaName, owner, dueAt, number } }: { item: WallListItem }) {
  const { t } = useTranslation();
  const now = useNow(30_000);
  const leftMs = dueAt === null ? null : Date.parse(dueAt) - now;
  const { unit, count } = spanOf(Math.abs(leftMs ?? 0));
  const span = t(`time.${unit}`, { count });
  return (
    <li className={styles.line}>
      {number === null ? <TierMark tier={tier} /> : <span className={styles.number}>{number}</span>}
      <span className={styles.lineTitle}>{title || t('case.untitled')}</span>
      <span className={styles.linePlace}>{[areaName, owner].filter(Boolean).join(' · ')}</span>
      <span className={styles.lineDue} data-due={leftMs !== null && leftMs < 0 ? 'over' : 'running'}>
        {leftMs !== null && t(leftMs < 0 ? 'case.over' : 'case.left', { span })}
      </span>
    </li>
  );
}
