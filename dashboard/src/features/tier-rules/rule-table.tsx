import { type Tier, tiers } from '@fengqiao/contract/cases';
import type { TierRule } from '@fengqiao/contract/profiles';
import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table.tsx';
import { TierMark } from '../../ui/tier-mark.tsx';
import { isChanged } from './rules-search.ts';
import styles from './tier-rules.module.css';

interface RuleTableProps {
  rules: readonly TierRule[];
  /** The same before they were changed, in the same order. */
  was: readonly TierRule[];
  mayChange: boolean;
  onChange: (change: { id: string; atLeast?: number; tier?: Tier }) => void;
}

/** The rules in words; whoever may change them has the numbers and tiers as fields. */
export function RuleTable({ rules, was, mayChange, onChange }: RuleTableProps) {
  const { t } = useTranslation();
  const before = new Map(was.map((rule) => [rule.id, rule]));
  const fixed = (rule: TierRule) => !mayChange || rule.measure === 'stated';
  return (
    <DataTable
      caption={t('tierRules.rules')}
      rows={rules}
      rowKey={({ id }) => id}
      columns={[
        { key: 'factor', title: t('tierRules.factor'), render: ({ factor }) => t(`case.factor.${factor}`) },
        {
          key: 'measure',
          title: t('tierRules.measure'),
          render: ({ measure }) => t(`tierRules.measures.${measure}`),
        },
        {
          key: 'atLeast',
          title: t('tierRules.atLeast'),
          render: (rule) =>
            fixed(rule) ? (
              <span className={styles.number}>
                {rule.measure === 'stated' ? '—' : rule.atLeast.toLocaleString()}
              </span>
            ) : (
              <InputNumber<number>
                className={styles.field ?? ''}
                size="small"
                min={1}
                max={9_999_999_999_999}
                precision={0}
                value={rule.atLeast}
                aria-label={t('tierRules.atLeastOf', { rule: rule.id })}
                onChange={(value) => value !== null && onChange({ id: rule.id, atLeast: value })}
              />
            ),
        },
        {
          key: 'tier',
          title: t('tierRules.tier'),
          render: (rule) =>
            fixed(rule) ? (
              <TierMark tier={rule.tier} word />
            ) : (
              <Select<Tier>
                size="small"
                className={styles.field ?? ''}
                value={rule.tier}
                aria-label={t('tierRules.tierOf', { rule: rule.id })}
                options={tiers.map((tier) => ({ value: tier, label: <TierMark tier={tier} word /> }))}
                onChange={(tier) => onChange({ id: rule.id, tier })}
              />
            ),
        },
        {
          key: 'was',
          title: t('tierRules.was'),
          render: (rule) => {
            const old = before.get(rule.id);
            return old !== undefined && isChanged(rule, old) ? (
              <span className={styles.changed}>
                {old.atLeast.toLocaleString()} <TierMark tier={old.tier} word />
              </span>
            ) : (
              <span className={styles.faint}>{t('tierRules.unchanged')}</span>
            );
          },
        },
        {
          key: 'id',
          title: t('tierRules.id'),
          render: ({ id }) => <code className={styles.faint}>{id}</code>,
        },
      ]}
    />
  );
}
