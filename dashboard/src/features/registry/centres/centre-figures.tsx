import type { CentreLine } from '@fengqiao/contract/centre-register';
import { useTranslation } from 'react-i18next';
import page from '../../../ui/page.module.css';
import styles from '../registry.module.css';
import { fullTimeAtLeast, isShort, meanOf } from './centre-sums.ts';

/** What the centres shown come to, each figure with what it was divided by and who has not said. */
export function CentreFigures({ centres }: { centres: readonly CentreLine[] }) {
  const { t } = useTranslation();
  const area = meanOf(centres, ({ floorAreaM2 }) => floorAreaM2);
  const posts = meanOf(centres, (centre) => centre.posts);
  const short = centres.filter(isShort);
  const silent = centres.filter(({ fullTimeStaff }) => fullTimeStaff === null).length;
  const misnamed = centres.filter(({ shouldBe }) => shouldBe !== null).length;
  const all = centres.length;
  return (
    <>
      <dl className={styles.figures}>
        <Figure
          name={t('registry.centres.meanArea')}
          value={area.mean === null ? '–' : t('registry.m2', { n: area.mean })}
          basis={t('registry.centres.basis', { sum: area.sum, said: area.said, all })}
        />
        <Figure
          name={t('registry.centres.meanPosts')}
          value={posts.mean ?? '–'}
          basis={t('registry.centres.basis', { sum: posts.sum, said: posts.said, all })}
        />
        <Figure
          name={t('registry.centres.grades')}
          value={t('registry.centres.gradesOf', {
            county: centres.filter(({ grade }) => grade === 'county').length,
            township: centres.filter(({ grade }) => grade === 'township').length,
          })}
          basis={t('registry.centres.of', { all })}
        />
        <Figure
          name={t('registry.centres.staffed', { n: fullTimeAtLeast })}
          value={`${all - short.length - silent} / ${all}`}
          basis={t('registry.centres.silent', { silent })}
        />
        <Figure
          name={t('registry.centres.named')}
          value={`${all - misnamed} / ${all}`}
          basis={t('registry.centres.namedBy')}
        />
      </dl>
      {short.length > 0 && (
        <p className={page.warn}>
          {t('registry.centres.shortList', { names: short.map(({ name }) => name).join(' · ') })}
        </p>
      )}
    </>
  );
}

function Figure({ name, value, basis }: { name: string; value: string; basis: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value} <span className={page.faint}>{basis}</span>
      </dd>
    </div>
  );
}
