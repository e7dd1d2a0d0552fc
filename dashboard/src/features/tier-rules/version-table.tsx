import type { TierRulesVersion } from '@fengqiao/contract/tier-rules';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../lib/time.ts';
import { DataTable } from '../../ui/data-table.tsx';
import styles from './tier-rules.module.css';
import { VersionActions } from './version-actions.tsx';

interface VersionTableProps {
  versions: readonly TierRulesVersion[];
  mayChange: boolean;
}

/** Who made which version when and why, who agreed, and how long it was in force. */
export function VersionTable({ versions, mayChange }: VersionTableProps) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t('tierRules.versions')}
      rows={versions}
      rowKey={({ version }) => version}
      columns={[
        {
          key: 'version',
          title: t('tierRules.version'),
          render: ({ version }) => (
            <Link from="/rules/tiers" search={(old) => ({ ...old, base: version, edit: undefined })}>
              {version}
            </Link>
          ),
        },
        {
          key: 'state',
          title: t('tierRules.state'),
          render: ({ state }) => (
            <span className={state === 'active' ? styles.active : undefined}>
              {t(`tierRules.states.${state}`)}
            </span>
          ),
        },
        {
          key: 'drafted',
          title: t('tierRules.drafted'),
          render: ({ origin, draftedBy, draftedAt }) => (
            <>
              {origin === 'profile' ? t('tierRules.fromProfile') : draftedBy}{' '}
              <span className={styles.faint}>{dateTimeOf(draftedAt)}</span>
            </>
          ),
        },
        {
          key: 'why',
          title: t('tierRules.reason'),
          render: ({ why, basedOn }) => <Why why={why} basedOn={basedOn} />,
        },
        {
          key: 'decided',
          title: t('tierRules.decided'),
          render: ({ decidedBy, decidedAt, decisionReason }) =>
            decidedBy === null || decidedAt === null ? (
              '—'
            ) : (
              <>
                {decidedBy} <span className={styles.faint}>{dateTimeOf(decidedAt)}</span>
                {decisionReason && <span className={styles.below}>{decisionReason}</span>}
              </>
            ),
        },
        {
          key: 'force',
          title: t('tierRules.inForce'),
          render: ({ activeFrom, activeUntil }) =>
            activeFrom === null
              ? '—'
              : `${dateTimeOf(activeFrom)} – ${activeUntil === null ? '' : dateTimeOf(activeUntil)}`,
        },
        {
          key: 'actions',
          title: t('tierRules.actions'),
          render: (version) =>
            mayChange && version.state === 'proposed' ? <VersionActions version={version} /> : null,
        },
      ]}
    />
  );
}

function Why({ why, basedOn }: { why: string; basedOn: string | null }) {
  const { t } = useTranslation();
  return (
    <>
      {why || '—'}
      {basedOn !== null && (
        <span className={styles.below}>{t('tierRules.basedOn', { version: basedOn })}</span>
      )}
    </>
  );
}
