import type { CadenceBoard } from '@fengqiao/contract/meetings';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { shareText } from '../../lib/figures.ts';
import { useLabel } from '../../lib/reference.ts';
import { shortDateTimeOf } from '../../lib/time.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { cadenceQuery } from './api.ts';
import styles from './meetings.module.css';

type Line = CadenceBoard['lines'][number];

interface CadencePanelProps {
  area: string;
  from: string;
  until: string;
}

/** Who has held what the cadence of its level asks for: in time, late, never, each of how many, the missing by name (BZ-09). */
export function CadencePanel({ area, from, until }: CadencePanelProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const board = useQuery(cadenceQuery({ area, from, until }));
  const of = (n: number, due: number) => (
    <span className={styles.number}>
      {n} / {due} <span className={styles.faint}>{shareText({ numerator: n, denominator: due })}</span>
    </span>
  );
  return (
    <Panel
      title={t('meetings.cadenceBoard')}
      note={t('meetings.daysOf', { from, until })}
      state={panelState(board, ({ lines }) => lines.length === 0)}
      emptyText={t('meetings.noCadence')}
      onRetry={() => void board.refetch()}
    >
      <DataTable<Line>
        caption={t('meetings.cadenceBoard')}
        rows={board.data?.lines ?? []}
        rowKey={({ cadence }) => `${cadence.level} ${cadence.every} ${cadence.sourceRow} ${cadence.label.en}`}
        columns={[
          {
            key: 'cadence',
            title: t('meetings.cadence'),
            render: ({ cadence, kind }) => (
              <>
                {label(cadence.label)}{' '}
                <span className={styles.faint}>
                  {cadence.sourceRow}
                  {kind === 'duty' && ` · ${t('meetings.duty')}`}
                </span>
              </>
            ),
          },
          { key: 'inTime', title: t('meetings.inTime'), render: ({ inTime, due }) => of(inTime, due) },
          { key: 'late', title: t('meetings.heldLate'), render: ({ late, due }) => of(late, due) },
          { key: 'missed', title: t('meetings.never'), render: ({ missed, due }) => of(missed, due) },
          {
            key: 'missing',
            title: t('meetings.missing'),
            render: ({ missing }) =>
              missing.length === 0 ? (
                t('common.none')
              ) : (
                <details>
                  <summary>{t('meetings.missingCount', { count: missing.length })}</summary>
                  <ul className={styles.missing}>
                    {missing.map(({ areaCode, areaName, heldBy }) => (
                      <li key={`${areaCode} ${heldBy}`}>
                        {areaName}{' '}
                        <span className={styles.faint}>
                          {t('meetings.wasDue', { time: shortDateTimeOf(heldBy) })}
                        </span>
                      </li>
                    ))}
                  </ul>
                </details>
              ),
          },
        ]}
      />
      <p className={styles.definition}>{board.data?.definition}</p>
    </Panel>
  );
}
