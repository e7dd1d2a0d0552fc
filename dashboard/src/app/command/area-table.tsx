import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { wallsQuery } from '../../features/wall/api.ts';
import { shareText } from '../../lib/figures.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { TierMark } from '../../ui/tier-mark.tsx';
import { type AreaLine, changeOf, type Part } from './area-lines.ts';
import styles from './command.module.css';
import { HelpCount } from './help-count.tsx';
import { WallDuty } from './wall-duty.tsx';

type Definitions = Partial<Record<'overdue' | 'spillover' | 'unanswered' | 'accepted', string | undefined>>;

interface AreaTableProps {
  lines: readonly AreaLine[];
  /** Whether somebody is there who can follow a link and may see what waits. */
  staff: boolean;
  definitions: Definitions;
}

/** `3 / 47 · 6.4 %`; a dash while it is not known. */
function Share({
  part,
  loud = false,
  hint,
}: {
  part: Part | null;
  loud?: boolean;
  hint?: string | undefined;
}) {
  if (part === null) return <>–</>;
  const share = shareText({ numerator: part.n, denominator: part.of });
  return (
    <span className={styles.figure} data-loud={(loud && part.n > 0) || undefined} title={hint}>
      <b>{part.n}</b>
      <span className={styles.faint}>
        / {part.of ?? '–'} · {share}
      </span>
    </span>
  );
}

/** The areas below, one row each, every number with what it is a part of. */
export function AreaTable({ lines, staff, definitions }: AreaTableProps) {
  const { t } = useTranslation();
  const walls = useQuery(wallsQuery).data?.items ?? [];
  const columns: Column<AreaLine>[] = [
    {
      key: 'area',
      title: t('command.area'),
      render: ({ areaCode, areaName }) =>
        staff ? (
          <span className={styles.links}>
            <Link to="/" search={{ area: areaCode }} className={styles.name}>
              {areaName}
            </Link>
            <Link to="/big-screen" search={{ area: areaCode }} className={styles.small}>
              {t('bigScreen.title')}
            </Link>
            <Link to="/rooms-now" search={{ area: areaCode }} className={styles.small}>
              {t('command.rooms')}
            </Link>
          </span>
        ) : (
          <span className={styles.name}>{areaName}</span>
        ),
    },
    { key: 'open', title: t('command.open'), render: ({ open }) => <b>{open ?? '–'}</b> },
    {
      key: 'red',
      title: t('command.red'),
      render: ({ red }) => (
        <span className={styles.figure}>
          {(red?.n ?? 0) > 0 && <TierMark tier="red" />}
          <Share part={red} loud />
        </span>
      ),
    },
    {
      key: 'overdue',
      title: t('indicators.name.overdue'),
      render: ({ overdue }) => <Share part={overdue} loud hint={definitions.overdue} />,
    },
    {
      key: 'unanswered',
      title: t('indicators.name.unanswered'),
      render: ({ unanswered }) => <Share part={unanswered} loud hint={definitions.unanswered} />,
    },
    {
      key: 'accepted',
      title: t('command.accepted'),
      render: ({ accepted, acceptedBefore }) => (
        <span className={styles.figure} title={definitions.accepted}>
          <b>{accepted ?? '–'}</b>
          <span className={styles.faint}>
            {t('command.before', {
              before: acceptedBefore ?? '–',
              change: changeOf(accepted, acceptedBefore),
            })}
          </span>
        </span>
      ),
    },
    { key: 'resolved', title: t('command.resolved'), render: ({ resolved }) => <b>{resolved ?? '–'}</b> },
    {
      key: 'spillover',
      title: t('command.spillover'),
      render: ({ spillover }) => <Share part={spillover} hint={definitions.spillover} />,
    },
    ...(staff
      ? [
          {
            key: 'help',
            title: t('command.help'),
            render: ({ areaCode }: AreaLine) => <HelpCount area={areaCode} />,
          },
        ]
      : []),
    {
      key: 'wall',
      title: t('command.wall'),
      render: ({ areaCode }) => <WallDuty walls={walls} area={areaCode} />,
    },
  ];
  return (
    <DataTable
      caption={t('command.sideBySide')}
      columns={columns}
      rows={lines}
      rowKey={({ areaCode }) => areaCode}
    />
  );
}
