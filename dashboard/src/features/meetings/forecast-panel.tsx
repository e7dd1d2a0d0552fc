import { type Forecast, forecastOutcomes, type Meeting } from '@fengqiao/contract/meetings';
import { Link } from '@tanstack/react-router';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import { forecast } from './meeting-edits.ts';
import styles from './meetings.module.css';
import type { MeetingEditing } from './use-meeting-edit.ts';

interface ForecastPanelProps {
  meeting: Meeting;
  editing: MeetingEditing;
  mayWrite: boolean;
}

/** What the resident judge expects of cases that go to court (JN-12): an opinion for the meeting, never a judgement. */
export function ForecastPanel({ meeting, editing, mayWrite }: ForecastPanelProps) {
  const { t } = useTranslation();
  const { forecasts } = meeting;
  return (
    <Panel title={t('meetings.forecasts')} note={forecasts.length || null} state={{ kind: 'ready' }}>
      <p className={styles.faint}>{t('meetings.forecastMeans')}</p>
      {forecasts.length > 0 && (
        <DataTable<Forecast>
          caption={t('meetings.forecasts')}
          rows={forecasts}
          rowKey={({ caseCode }) => caseCode}
          columns={[
            {
              key: 'case',
              title: t('desk.case'),
              render: ({ caseCode }) => (
                <Link to="/cases/$caseCode" params={{ caseCode }}>
                  {caseCode}
                </Link>
              ),
            },
            {
              key: 'outcome',
              title: t('meetings.outcomeLabel'),
              render: ({ outcome }) => t(`meetings.outcome.${outcome}`),
            },
            { key: 'reason', title: t('meetings.reason'), render: ({ reason }) => reason },
            { key: 'judge', title: t('meetings.judge'), render: ({ judge }) => judge },
          ]}
        />
      )}
      {mayWrite && (
        <ForecastForm
          onAdd={(next) => editing.edit({ change: (now) => ({ forecasts: forecast(now.forecasts, next) }) })}
        />
      )}
    </Panel>
  );
}

function ForecastForm({ onAdd }: { onAdd: (next: Forecast) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Forecast>();
  const needed = [{ required: true, whitespace: true, message: t('letters.needed') }];
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className={styles.forecastForm ?? ''}
      initialValues={{ outcome: 'uncertain' }}
      onFinish={(next) => {
        onAdd(next);
        form.resetFields(['caseCode', 'reason', 'outcome']);
      }}
    >
      <Form.Item
        name="caseCode"
        label={t('meetings.caseCode')}
        rules={[{ required: true, pattern: /^\d{6}-\d{4}-\d{6,}-\d$/, message: t('meetings.badCode') }]}
      >
        <Input />
      </Form.Item>
      <Form.Item name="outcome" label={t('meetings.outcomeLabel')}>
        <Select
          options={forecastOutcomes.map((value) => ({ value, label: t(`meetings.outcome.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="judge" label={t('meetings.judge')} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="reason" label={t('meetings.reason')} rules={needed}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} maxLength={2_000} />
      </Form.Item>
      <Button htmlType="submit">{t('meetings.addForecast')}</Button>
    </Form>
  );
}
