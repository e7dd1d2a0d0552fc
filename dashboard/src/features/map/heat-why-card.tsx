import type { CaseFilter } from '@fengqiao/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useReferenceWords } from '../../lib/reference.ts';
import { errorWords } from '../../ui/error-words.ts';
import { TierMark } from '../../ui/tier-mark.tsx';
import { areaQuery, heatWhyQuery } from './api.ts';
import styles from './desk-map.module.css';
import { windowWords } from './window-words.ts';

const windowOf = ({ from, to }: { from: string; to: string }) => ({
  fromMs: Date.parse(from),
  toMs: Date.parse(to),
});

interface HeatWhyCardProps {
  /** Morton numbers at the zoom of the heat's answer. */
  cells: readonly number[];
  cellZoom: number;
  filter: CaseFilter;
  /** County around the place, to go into. */
  areaCode: string | null;
  onSelectCase?: (caseCode: string) => void;
  onSelectArea?: (areaCode: string) => void;
}

/** The cases behind a hot place, by category: heat is counted, never guessed. */
export function HeatWhyCard({
  cells,
  cellZoom,
  filter,
  areaCode,
  onSelectCase,
  onSelectArea,
}: HeatWhyCardProps) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  const { data, error } = useQuery(heatWhyQuery(cells, cellZoom, filter));
  const { data: area } = useQuery({ ...areaQuery(areaCode ?? ''), enabled: areaCode !== null });
  const most = Math.max(1, ...(data?.categories.map(({ n }) => n) ?? []));
  return (
    <div className={styles.why}>
      <h3 className={styles.whyTitle}>{t('map.why.title')}</h3>
      {error && <p role="alert">{errorWords(error, t)}</p>}
      {!data && !error && <p role="status">{t('common.loading')}</p>}
      {data && (
        <>
          <p className={styles.whyHint}>
            {t(data.total > data.cases.length ? 'map.why.countMore' : 'map.why.count', {
              count: data.total,
              shown: data.cases.length,
            })}
          </p>
          <p className={styles.whyHint}>
            {t('map.why.change', {
              now: data.change.now.n,
              before: data.change.before.n,
              window: windowWords(windowOf(data.change.now)),
              earlier: windowWords(windowOf(data.change.before)),
            })}
          </p>
          <ul className={styles.whyCategories}>
            {data.categories.slice(0, 5).map(({ category, n }) => (
              <li key={category ?? ''} className={styles.whyCategory}>
                <span>{category === null ? t('map.why.noCategory') : words.category(category)}</span>
                <span
                  className={styles.whyBar}
                  style={{ width: `${(100 * n) / most}%` }}
                  aria-hidden="true"
                />
                <span className={styles.whyCount}>{n}</span>
              </li>
            ))}
          </ul>
          <ul className={styles.whyCases}>
            {data.cases.slice(0, 6).map(({ caseCode, tier, title, areaName }) => (
              <li key={caseCode}>
                <button type="button" className={styles.whyCase} onClick={() => onSelectCase?.(caseCode)}>
                  <TierMark tier={tier} />
                  <span className={styles.whyCaseTitle}>{title}</span>
                  <span className={styles.whyCaseArea}>{areaName}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      {areaCode !== null && area && onSelectArea && (
        <button type="button" className={styles.whyEnter} onClick={() => onSelectArea(areaCode)}>
          {t('map.why.enter', { name: area.name })}
        </button>
      )}
    </div>
  );
}
