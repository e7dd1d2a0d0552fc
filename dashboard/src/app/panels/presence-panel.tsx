import type { PresenceBoard } from '@fengqiao/contract/presence';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { presenceQuery } from '../../features/indicators/api.ts';
import { useStaleSince } from '../../live/live-context.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { BarRows } from './bar-rows.tsx';
import type { PanelProps } from './panel.tsx';
import { PanelFrame } from './panel-frame.tsx';
import { asOf } from './query-state.ts';

/** Whether nobody has said anything about any department. */
const isEmpty = ({ centres, departments }: PresenceBoard): boolean =>
  centres === 0 || departments.length === 0;

/** 入驻率 of each department over all centres of the level below, the least present first: that is what there is to do. */
export function PresencePanel({ area, href }: PanelProps) {
  const { t } = useTranslation();
  const board = useQuery({ ...presenceQuery(area), refetchInterval: 10 * 60_000 });
  const { data } = board;
  const rows = [...(data?.departments ?? [])]
    .sort((one, other) => one.present - other.present)
    .map(({ department, label, present, rate }) => ({
      key: department,
      label,
      part: data === undefined || data.centres === 0 ? 0 : present / data.centres,
      value: `${present} / ${data?.centres ?? 0}`,
      share: rate === null ? '–' : `${rate} %`,
    }));
  return (
    <PanelFrame
      title={t('panels.presence')}
      note={data && t('panels.centres', { count: data.centres })}
      definition={data?.definition}
      href={href}
      state={panelState(board, isEmpty, useStaleSince())}
      asOfMs={asOf([board])}
      emptyText={t('indicators.presence.nobody')}
    >
      <BarRows label={t('panels.presence')} rows={rows} />
    </PanelFrame>
  );
}
