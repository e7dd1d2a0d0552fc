import type { DecisionInput } from '@fengqiao/contract/decisions';
import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import { referenceQuery, useLabel } from '../../lib/reference.ts';
import { AreaSelect } from '../../ui/area-select.tsx';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { type DecisionDraft, dayAfter, inputOf, missingField } from './decision-fields.ts';
import styles from './decisions.module.css';

interface DecisionFormProps {
  /** What the form holds; every change is told, so that nothing typed is lost. */
  draft: DecisionDraft;
  onChange: (draft: DecisionDraft) => void;
  /** Day from which the near days are counted, `YYYY-MM-DD`. */
  today: string;
  /** Page of the pack that is shown. */
  page: string | null;
  onSubmit: (input: DecisionInput) => void;
  onCancel: () => void;
}

const nearDays = [3, 7, 14, 30] as const;

/** Types one decision: what, who, where, by when. Ctrl+Enter takes it, Esc puts it aside without losing it. */
export function DecisionForm({ draft, onChange, today, page, onSubmit, onCancel }: DecisionFormProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const { data: reference } = useQuery(referenceQuery);
  const [missing, setMissing] = useState<keyof DecisionDraft | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const change = (part: Partial<DecisionDraft>) => {
    setMissing(null);
    onChange({ ...draft, ...part });
  };
  const submit = () => {
    const lacking = missingField(draft);
    setMissing(lacking);
    if (lacking === null) onSubmit(inputOf(draft, page));
  };
  useEffect(() => form.current?.querySelector('textarea')?.focus(), []);
  useShortcut('send', (event) => {
    event.preventDefault();
    submit();
  });
  useShortcut('cancel', (event) => {
    event.preventDefault();
    onCancel();
  });
  const status = (field: keyof DecisionDraft) => (missing === field ? { status: 'error' as const } : {});
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={t('decisions.form')}
      onKeyDownCapture={(event) => {
        // Before the field: a list that has the focus would open instead.
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        submit();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Input.TextArea
        aria-label={t('decisions.text')}
        placeholder={t('decisions.textHint')}
        autoSize={{ minRows: 3, maxRows: 10 }}
        maxLength={2_000}
        value={draft.text}
        onChange={({ target }) => change({ text: target.value })}
        {...status('text')}
      />
      <Select
        aria-label={t('decisions.department')}
        placeholder={t('decisions.department')}
        showSearch={{ optionFilterProp: 'label' }}
        {...(draft.department === '' ? {} : { value: draft.department })}
        options={(reference?.departments ?? []).map((each) => ({
          value: each.code,
          label: label(each.label),
        }))}
        onChange={(department: string) => change({ department })}
        {...status('department')}
      />
      <AreaSelect
        label={t('decisions.ownerArea')}
        value={draft.ownerArea}
        onChange={(ownerArea) => change({ ownerArea })}
      />
      <Input
        aria-label={t('decisions.owner')}
        placeholder={t('decisions.owner')}
        maxLength={60}
        value={draft.owner}
        onChange={({ target }) => change({ owner: target.value })}
      />
      <DatePicker
        aria-label={t('decisions.dueOn')}
        value={dayjs(draft.dueOn)}
        allowClear={false}
        minDate={dayjs(today)}
        presets={nearDays.map((days) => ({
          label: t('decisions.inDays', { count: days }),
          value: dayjs(dayAfter(today, days)),
        }))}
        onChange={(day) => change({ dueOn: day === null ? '' : day.format('YYYY-MM-DD') })}
        {...status('dueOn')}
      />
      <Input
        aria-label={t('decisions.cases')}
        placeholder={t('decisions.cases')}
        value={draft.cases}
        onChange={({ target }) => change({ cases: target.value })}
      />
      <p role="alert" className={styles.missing}>
        {missing && t('decisions.missing', { field: t(`decisions.${missing}`) })}
      </p>
      <p className={styles.hint}>{t('decisions.noNames')}</p>
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit">
          {t('decisions.take')} <KeyCaps keys={['Ctrl+Enter']} />
        </Button>
        <Button onClick={onCancel}>
          {t('decisions.aside')} <KeyCaps keys={['Escape']} />
        </Button>
      </div>
    </form>
  );
}
