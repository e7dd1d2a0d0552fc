import { type DrillInput, type DrillStorySummary, drillMaxMinutes } from '@fengqiao/contract/drill';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../i18n/setup.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { drillQuery, startDrill } from './api.ts';
import styles from './drill.module.css';

/** Chooses a story, how fast it goes and how long the drill lasts at most. */
export function StartForm({ stories }: { stories: readonly DrillStorySummary[] }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const language = currentLanguage();
  const start = useMutation({
    mutationFn: startDrill,
    onSuccess: (state) => queryClient.setQueryData(drillQuery.queryKey, state),
  });
  return (
    <Form<DrillInput>
      layout="vertical"
      requiredMark={false}
      className={styles.form ?? ''}
      initialValues={{ story: stories[0]?.id, speed: 1, minutes: 90 }}
      onFinish={(input) => start.mutate({ ...input, reason: input.reason.trim() })}
    >
      <FormProblem error={start.error} />
      <Form.Item name="story" label={t('drill.story')}>
        <Radio.Group className={styles.stories ?? ''}>
          {stories.map(({ id, title, about, minutes, cases }) => (
            <Radio key={id} value={id}>
              <span className={styles.storyTitle}>{title[language]}</span>
              <span className={styles.faint}>{t('drill.storyFacts', { minutes, cases })}</span>
              <span className={styles.about}>{about[language]}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <div className={styles.numbers}>
        <Form.Item name="speed" label={t('drill.speed')} extra={t('drill.speedHint')}>
          <InputNumber min={0.5} max={60} step={0.5} />
        </Form.Item>
        <Form.Item name="minutes" label={t('drill.minutes')} extra={t('drill.minutesHint')}>
          <InputNumber min={5} max={drillMaxMinutes} step={5} precision={0} />
        </Form.Item>
      </div>
      <Form.Item
        name="reason"
        label={t('drill.reason')}
        extra={t('drill.reasonHint')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('drill.reasonNeeded') }]}
      >
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={start.isPending}>
        {t('drill.start')}
      </Button>
    </Form>
  );
}
