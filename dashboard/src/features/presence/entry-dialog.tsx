import type { Centre } from '@fengqiao/contract/centres';
import { type Presence, presenceKinds } from '@fengqiao/contract/presence';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { DatePicker, Form, InputNumber, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { referenceQuery, useLabel } from '../../lib/reference.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { addEntry, changeEntry, presenceKey } from './api.ts';
import { type EntryFields, entryOf, fieldsOf } from './entry-fields.ts';
import styles from './presence.module.css';

interface EntryDialogProps {
  /** Undefined = a new one. */
  entry: Presence | undefined;
  centres: readonly Pick<Centre, 'id' | 'name'>[];
  onClose: () => void;
}

/** One department in one centre: entered or changed. */
export function EntryDialog({ entry, centres, onClose }: EntryDialogProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<EntryFields>();
  const { data: reference } = useQuery(referenceQuery);
  const save = useMutation({
    mutationFn: (fields: EntryFields) => {
      const { centreId, department, ...change } = entryOf(fields);
      return entry === undefined
        ? addEntry({ centreId, department, ...change })
        : changeEntry(entry.id, change);
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: presenceKey });
      onClose();
    },
  });
  const needed = { required: true, message: t('presence.needed') };
  return (
    <Modal
      open
      title={t(entry === undefined ? 'presence.add' : 'presence.edit')}
      okText={t('presence.save')}
      cancelText={t('common.cancel')}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={fieldsOf(entry)}
        onFinish={(fields) => save.mutate(fields)}
      >
        <Form.Item name="centreId" label={t('presence.centre')} rules={[needed]}>
          <Select
            disabled={entry !== undefined}
            showSearch={{ optionFilterProp: 'label' }}
            options={centres.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="department" label={t('presence.department')} rules={[needed]}>
          <Select
            disabled={entry !== undefined}
            showSearch={{ optionFilterProp: 'label' }}
            options={(reference?.departments ?? []).map(({ code, label: words }) => ({
              value: code,
              label: label(words),
            }))}
          />
        </Form.Item>
        <Form.Item name="kind" label={t('presence.kindLabel')}>
          <Select
            options={presenceKinds.map((kind) => ({ value: kind, label: t(`presence.kind.${kind}`) }))}
          />
        </Form.Item>
        <div className={styles.row}>
          <Form.Item name="staff" label={t('presence.staff')}>
            <InputNumber min={0} max={100_000} precision={0} />
          </Form.Item>
          <Form.Item name="windows" label={t('presence.windows')}>
            <InputNumber min={0} max={100_000} precision={0} />
          </Form.Item>
          <Form.Item name="since" label={t('presence.since')} rules={[needed]}>
            <DatePicker allowClear={false} />
          </Form.Item>
          <Form.Item
            name="last"
            label={t('presence.last')}
            dependencies={['since']}
            rules={[
              ({ getFieldValue }) => ({
                validator: async (_, last: EntryFields['last']) => {
                  if (last?.isBefore(getFieldValue('since'), 'day')) throw new Error(t('presence.lastEarly'));
                },
              }),
            ]}
          >
            <DatePicker />
          </Form.Item>
        </div>
      </Form>
      <FormProblem error={save.error} />
    </Modal>
  );
}
