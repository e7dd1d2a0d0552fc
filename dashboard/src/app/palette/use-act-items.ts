import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { caseActsQuery } from '../../features/cases/acts/api.ts';
import { isOffered } from '../../features/cases/acts/offered.ts';
import { useOpenAct } from '../../features/cases/acts/open-act.ts';
import { useAcknowledge } from '../../features/cases/use-acknowledge.ts';
import type { PaletteItem } from '../../features/palette/palette-item.ts';
import { useLiveState } from '../../live/live-context.tsx';

/** What can be done now with the case that is open; an act opens its form in the panel of the case. */
export function useActItems(caseCode: string | null): PaletteItem[] {
  const { t } = useTranslation();
  const { data } = useQuery({ ...caseActsQuery(caseCode ?? ''), enabled: caseCode !== null });
  const open = useOpenAct(({ show }) => show);
  const { mutate: acknowledge } = useAcknowledge();
  const isAlarm = useLiveState('unacknowledged').has(caseCode ?? '');
  return useMemo(() => {
    if (caseCode === null) return [];
    const acts = (data?.items ?? []).filter(isOffered).map(
      ({ type }): PaletteItem => ({
        id: `act ${type} ${caseCode}`,
        group: 'acts',
        title: t(`act.name.${type}`),
        words: t(`palette.words.act.${type}`, { defaultValue: '' }),
        note: caseCode,
        ...(type === 'case.supervised' ? { shortcut: 'supervise' as const } : {}),
        run: () => open(caseCode, type),
      }),
    );
    const seen: PaletteItem = {
      id: `act acknowledge ${caseCode}`,
      group: 'acts',
      title: t('case.acknowledge'),
      words: t('palette.words.case.acknowledge'),
      note: caseCode,
      shortcut: 'acknowledge',
      run: () => acknowledge(caseCode),
    };
    return isAlarm ? [seen, ...acts] : acts;
  }, [caseCode, data, t, open, acknowledge, isAlarm]);
}
