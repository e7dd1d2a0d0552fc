import type { ReportKindLine } from '@fengqiao/contract/reports';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DatePicker, Modal } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AreaSelect } from '../../ui/area-select.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import { makeReport, reportsKey } from './api.ts';
import styles from './reports.module.css';

interface MakeDialogProps {
  kind: ReportKindLine;
  /** Whose report it is to begin with. */
  area: string;
  areaName: string;
  onClose: () => void;
}

const pickers = {
  day: 'date',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
  now: 'date',
} as const;

/** Has a report made: of which area, of which days. Without a day it is of the last whole period. */
export function MakeDialog({ kind, area, areaName, onClose }: MakeDialogProps) {
  const { t } = useTranslation();
  const [areaCode, setArea] = useState(area);
  const [day, setDay] = useState<string>();
  const queryClient = useQueryClient();
  const make = useMutation({
    mutationFn: () => makeReport({ kind: kind.kind, areaCode, ...(day === undefined ? {} : { day }) }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: reportsKey });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('reports.makeOf', { name: kind.label })}
      okText={t('reports.make')}
      cancelText={t('common.cancel')}
      confirmLoading={make.isPending}
      onOk={() => make.mutate()}
      onCancel={onClose}
    >
      <p>{kind.about}</p>
      <div className={styles.form}>
        <span>{t('reports.area')}</span>
        <AreaSelect
          label={t('reports.area')}
          value={areaCode}
          onChange={setArea}
          {...(areaCode === area ? { name: areaName } : {})}
        />
        {kind.period !== 'now' && (
          <>
            <span>{t(`reports.period.${kind.period}`)}</span>
            <DatePicker
              picker={pickers[kind.period]}
              aria-label={t(`reports.period.${kind.period}`)}
              placeholder={t('reports.lastWhole')}
              value={day === undefined ? null : dayjs(day)}
              disabledDate={(each) => each.isAfter(dayjs(), 'day')}
              onChange={(value) => setDay(value?.format('YYYY-MM-DD'))}
            />
          </>
        )}
      </div>
      <p className={styles.faint}>{t('reports.frozen')}</p>
      {make.error !== null && <FormProblem error={make.error} />}
    </Modal>
  );
}
