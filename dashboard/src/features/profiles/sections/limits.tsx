import type { ProfileReading } from '@fengqiao/contract/profiles';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../../lib/reference.ts';
import pageStyles from '../../../ui/page.module.css';
import { Source } from './source.tsx';

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

/** The single numbers of a place: whistle, handing round, what counts as flat, first petitions, what closing needs. */
export function Limits({ reading }: { reading: ProfileReading }) {
  const { t } = useTranslation();
  const label = useLabel();
  const { whistle, emptyCirculation, flatBand, firstPetitionLine, closing } = reading.profile;
  return (
    <dl className={pageStyles.facts}>
      <dt>{t('profiles.whistle')}</dt>
      <dd>
        {label(reading.terms.whistle)} <Source row={whistle.sourceRow} />
      </dd>
      <dt>{t('profiles.emptyCirculation')}</dt>
      <dd>
        {t('profiles.fromTimes', { count: emptyCirculation.atLeast })}{' '}
        <Source row={emptyCirculation.sourceRow} />
      </dd>
      <dt>{t('profiles.flat')}</dt>
      <dd>
        ±{percent(flatBand)} <Source row="CQ-09" />
      </dd>
      <dt>{t('profiles.firstPetitions')}</dt>
      <dd>
        {firstPetitionLine === null ? (
          t('profiles.none')
        ) : (
          <>
            {t('profiles.atMost', { share: percent(firstPetitionLine) })} <Source row="HP-06" />
          </>
        )}
      </dd>
      <dt>{t('profiles.closing')}</dt>
      <dd>
        {t(closing.visit ? 'profiles.closingVisit' : 'profiles.closingRated')}{' '}
        <Source row={closing.sourceRow} />
      </dd>
    </dl>
  );
}
