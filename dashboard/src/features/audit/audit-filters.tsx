import { DownloadOutlined } from '@ant-design/icons';
import { auditActions } from '@fengqiao/contract/audit';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import styles from '../../ui/page.module.css';
import { SearchField } from '../../ui/search-field.tsx';
import { exportAudit } from './api.ts';
import { type AuditSearch, outcomes } from './audit-search.ts';

type Part = { [K in keyof AuditSearch]?: AuditSearch[K] | undefined };

const dayText = 'YYYY-MM-DD';

/** Filters of the log, and the way to save what they leave. */
export function AuditFilters({ search }: { search: AuditSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/audit' });
  const save = useMutation({ mutationFn: exportAudit });
  const change = (part: Part) =>
    void navigate({
      to: '/audit',
      search: (before) => ({ ...before, ...part }) as AuditSearch,
      replace: true,
    });
  return (
    <>
      <search className={styles.filters}>
        <DatePicker.RangePicker
          aria-label={t('audit.days')}
          allowEmpty={[true, true]}
          value={[search.from ? dayjs(search.from) : null, search.to ? dayjs(search.to) : null]}
          onChange={(days) => change({ from: days?.[0]?.format(dayText), to: days?.[1]?.format(dayText) })}
        />
        <SearchField
          label={t('audit.actor')}
          value={search.actor ?? ''}
          onChange={(actor) => change({ actor })}
        />
        <FilterSelect
          label={t('audit.actionLabel')}
          value={search.action}
          options={auditActions.map((value) => ({ value, label: t(`audit.action.${value}`) }))}
          anyLabel={t('audit.anyAction')}
          searchable
          onChange={(action) => change({ action })}
        />
        <FilterSelect
          label={t('audit.outcomeLabel')}
          value={search.outcome}
          options={outcomes.map((value) => ({ value, label: t(`audit.outcome.${value}`) }))}
          anyLabel={t('audit.anyOutcome')}
          onChange={(outcome) => change({ outcome })}
        />
        <SearchField
          label={t('audit.object')}
          value={search.object ?? ''}
          maxLength={100}
          onChange={(object) => change({ object })}
        />
        {Object.keys(search).length > 0 && (
          <Button onClick={() => void navigate({ to: '/audit', search: {} })}>{t('common.clear')}</Button>
        )}
        <Button
          icon={<DownloadOutlined aria-hidden="true" />}
          loading={save.isPending}
          onClick={() => save.mutate(search)}
        >
          {t('audit.export')}
        </Button>
      </search>
      <FormProblem error={save.error} />
    </>
  );
}
