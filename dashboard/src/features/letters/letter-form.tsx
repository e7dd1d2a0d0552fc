import type { Letter, LetterDraft, LetterOffer } from '@fengqiao/contract/letters';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, DatePicker, Form, Input, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../lib/reference.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import page from '../../ui/page.module.css';
import { lettersKey, saveDraft, takeStep } from './api.ts';
import { dueText } from './due-text.ts';
import { draftOf, fieldsOf, type LetterFields } from './letter-fields.ts';
import styles from './letters.module.css';
import { OfficeSelect } from './office-select.tsx';

interface LetterFormProps {
  offer: LetterOffer;
  caseCode: string | undefined;
  /** Changed in place of a new one. */
  draft: Letter | undefined;
}

/** A letter with everything filled in that is known: to be looked over and sent. */
export function LetterForm({ offer, caseCode, draft }: LetterFormProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<LetterFields>();
  const [id] = useState(() => draft?.id ?? crypto.randomUUID());
  const kind = Form.useWatch('kind', form);
  const dueDay = Form.useWatch('dueDay', form);
  const chosen = offer.kinds.find((each) => each.kind === kind);
  const cases = draft?.caseCodes ?? (caseCode === undefined ? [] : [caseCode]);
  const send = useMutation({
    mutationFn: async ({ body, issue }: { body: LetterDraft; issue: boolean }) => {
      const saved = await saveDraft(id, body);
      return issue ? takeStep(id, 'issue') : saved;
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: lettersKey });
      await navigate({ to: '/letters', search: { id } });
    },
  });
  const submit = async (issue: boolean) => {
    const fields = await form.validateFields().catch(() => null);
    if (fields !== null) send.mutate({ body: draftOf(fields, cases), issue });
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      className={styles.form ?? ''}
      initialValues={fieldsOf(offer, draft)}
      disabled={send.isPending}
    >
      <Form.Item name="kind" label={t('letters.kindLabel')}>
        <Radio.Group
          optionType="button"
          buttonStyle="solid"
          options={offer.kinds.map((each) => ({ value: each.kind, label: label(each.label) }))}
          onChange={({ target }) => {
            const next = offer.kinds.find((each) => each.kind === target.value);
            // Words that somebody wrote are kept; suggestions change with the kind.
            if (next && !form.isFieldTouched('subject')) form.setFieldValue('subject', next.subject);
            if (next && !form.isFieldTouched('body')) form.setFieldValue('body', next.body);
          }}
        />
      </Form.Item>
      <Form.Item name="areaCode" label={t('letters.toArea')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={offer.areas.map(({ areaCode, name }) => ({ value: areaCode, label: name }))}
        />
      </Form.Item>
      <Form.Item name="office" label={t('letters.office')}>
        <OfficeSelect />
      </Form.Item>
      <Form.Item
        name="subject"
        label={t('letters.subject')}
        rules={[{ required: true, message: t('letters.needed') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item
        name="body"
        label={t('letters.body')}
        rules={[{ required: true, message: t('letters.needed') }]}
      >
        <Input.TextArea autoSize={{ minRows: 6, maxRows: 20 }} maxLength={10_000} />
      </Form.Item>
      <p className={page.faint}>
        {chosen?.dueAt ? t('letters.dueIfNow', { time: dueText(chosen.dueAt) }) : t('letters.noAnswer')}
        {cases.length > 0 && ` · ${t('letters.ofCase', { code: cases.join(' ') })}`}
      </p>
      <div className={styles.due}>
        <Form.Item name="dueDay" label={t('letters.otherDue')}>
          <DatePicker disabledDate={(day) => day.endOf('day').isBefore(dayjs())} />
        </Form.Item>
        {dueDay && (
          <Form.Item
            name="dueReason"
            label={t('letters.dueReason')}
            rules={[{ required: true, min: 2, whitespace: true, message: t('letters.needed') }]}
          >
            <Input maxLength={500} />
          </Form.Item>
        )}
      </div>
      <FormProblem error={send.error} />
      <div className={page.buttons}>
        <Button type="primary" loading={send.isPending} onClick={() => void submit(true)}>
          {t('letters.do.issue')}
        </Button>
        <Button onClick={() => void submit(false)}>{t('letters.do.save')}</Button>
        <span className={page.faint}>{t('letters.filesLater')}</span>
      </div>
    </Form>
  );
}
