import type { Source } from '@fengqiao/contract/sources';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { shortDateTimeOf, spanOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { HourBars } from './hour-bars.tsx';
import { usualDelay } from './source-search.ts';
import styles from './sources.module.css';
import { StateMark } from './state-mark.tsx';

interface SourceTableProps {
  rows: readonly Source[];
  /** null = the account keeps no sources. */
  actions: { onKey: (source: Source) => void; onSwitch: (source: Source) => void } | null;
}

/** Every source with what came, against what usually comes. */
export function SourceTable({ rows, actions }: SourceTableProps) {
  const { t } = useTranslation();
  const now = useNow(10_000);
  const columns = [
    { key: 'name', title: t('sources.source'), render: (source: Source) => <Name source={source} /> },
    {
      key: 'state',
      title: t('sources.stateLabel'),
      render: (source: Source) => (
        <>
          <StateMark state={source.state} />
          <span className={styles.small}>{why(source, t)}</span>
        </>
      ),
    },
    {
      key: 'last',
      title: t('sources.last'),
      render: ({ lastAt }: Source) =>
        lastAt === null ? (
          t('sources.never')
        ) : (
          <>
            {shortDateTimeOf(lastAt)}
            <span className={styles.small}>{ageOf(now - Date.parse(lastAt), t)}</span>
          </>
        ),
    },
    {
      key: 'day',
      title: t('sources.day'),
      render: (source: Source) => (
        <div className={styles.day}>
          <HourBars source={source} />
          <span>
            {t('sources.events', { count: source.day.accepted })}
            <span className={styles.small}>
              {source.day.usual === null
                ? t('sources.usualUnknown', { count: source.knownDays })
                : t('sources.usual', { count: Math.round(source.day.usual) })}
            </span>
          </span>
        </div>
      ),
    },
    { key: 'repair', title: t('sources.toRepair'), render: (source: Source) => <Repair source={source} /> },
    {
      key: 'delay',
      title: t('sources.delay'),
      render: ({ delays, clockAhead }: Source) => {
        const usual = usualDelay(delays);
        return (
          <>
            {usual === null ? '—' : t(`sources.delays.${usual}`)}
            {clockAhead.events > 0 && (
              <span className={styles.warn}>
                {t('sources.clockAhead', { minutes: Math.ceil(clockAhead.mostS / 60) })}
              </span>
            )}
          </>
        );
      },
    },
  ];
  const keeper = actions && {
    key: 'actions',
    title: t('sources.actions'),
    render: (source: Source) =>
      source.name.startsWith('import:') ? null : (
        <span className={styles.buttons}>
          <Button size="small" onClick={() => actions.onKey(source)}>
            {t('sources.newKey')}
          </Button>
          <Button size="small" onClick={() => actions.onSwitch(source)}>
            {t(source.state === 'disabled' ? 'sources.switchOn' : 'sources.switchOff')}
          </Button>
        </span>
      ),
  };
  return (
    <DataTable
      caption={t('sources.list')}
      rows={rows}
      rowKey={({ name }) => name}
      columns={keeper ? [...columns, keeper] : columns}
    />
  );
}

function Name({ source }: { source: Source }) {
  const { t } = useTranslation();
  const { label, name, areaName, department, adapter } = source;
  return (
    <>
      <strong>{label}</strong>
      <span className={styles.small}>
        {[name, areaName, department && t(`sources.department.${department}`), adapter]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}

/** Rows that wait for repair, and the share of the day that could not be taken. */
function Repair({ source }: { source: Source }) {
  const { t } = useTranslation();
  const { accepted, duplicates, quarantined } = source.day;
  const all = accepted + duplicates + quarantined;
  return (
    <>
      {source.openQuarantine > 0 ? (
        <Link to="/imports">{t('sources.rows', { count: source.openQuarantine })}</Link>
      ) : (
        t('sources.noRows')
      )}
      {quarantined > 0 && (
        <span className={styles.small}>{t('sources.faulty', { part: quarantined, whole: all })}</span>
      )}
    </>
  );
}

/** Why the state is what it is, where there is more to say than the word. */
function why({ state, silenceChance, outageSince }: Source, t: TFunction): string {
  if (outageSince !== null) return t('sources.since', { time: shortDateTimeOf(outageSince) });
  if ((state === 'quiet' || state === 'silent') && silenceChance !== null)
    return t('sources.chance', { percent: Math.max(0.1, Math.round(silenceChance * 1000) / 10) });
  return '';
}

function ageOf(durationMs: number, t: TFunction): string {
  const { unit, count } = spanOf(durationMs);
  return t(`time.${unit}`, { count });
}
