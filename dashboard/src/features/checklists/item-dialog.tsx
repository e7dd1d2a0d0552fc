import {
  type ChecklistItem,
  type Checklists,
  type FactName,
  type ItemState,
  itemStates,
} from '@fengqiao/contract/checklists';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../lib/reference.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { checklistsKey, inputOf, putItem } from './api.ts';

interface ItemDialogProps {
  list: string;
  item: ChecklistItem;
  area: string;
  facts: Checklists['facts'];
  onClose: () => void;
}

interface Fields {
  state: ItemState | 'open';
  words?: string;
  evidence?: string;
  link?: string;
  fact?: FactName | null;
}

const ownPath = /^\/(?!\/)[\w\-./?=&%$]*$/;

/** An item of a checklist: how it stands, what shows it, and which live figure stands beside it. */
export function ItemDialog({ list, item, area, facts, onClose }: ItemDialogProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const save = useMutation({
    mutationFn: ({ state, words, evidence, link, fact }: Fields) =>
      putItem(list, item.item, {
        areaCode: area,
        state: state === 'open' ? null : state,
        words: words?.trim() || null,
        evidence: evidence?.trim() ?? '',
        link: link?.trim() || null,
        fact: fact ?? null,
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: checklistsKey });
      onClose();
    },
  });
  const now = inputOf(item);
  return (
    <Modal
      open
      title={`${item.item + 1} · ${item.words ?? label(item.label)}`}
      okText={t('registry.save')}
      cancelText={t('common.cancel')}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ ...now, state: now.state ?? 'open', words: now.words ?? '', link: now.link ?? '' }}
        onFinish={(fields) => save.mutate(fields)}
      >
        <Form.Item name="state" label={t('checklists.stateLabel')}>
          <Radio.Group
            options={(['open', ...itemStates] as const).map((value) => ({
              value,
              label: t(`checklists.state.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="evidence" label={t('checklists.evidence')}>
          <Input.TextArea rows={3} maxLength={1_000} showCount />
        </Form.Item>
        <Form.Item
          name="link"
          label={t('checklists.link')}
          extra={t('checklists.linkHint')}
          rules={[{ pattern: ownPath, message: t('checklists.linkWrong') }]}
        >
          <Input maxLength={200} placeholder="/centres" />
        </Form.Item>
        <Form.Item name="fact" label={t('checklists.factLabel')} extra={t('checklists.factHint')}>
          <Select
            allowClear
            options={facts.map(({ name, n, of }) => ({
              value: name,
              label: t(`checklists.fact.${name}`, { n, of: of ?? 0 }),
            }))}
          />
        </Form.Item>
        <Form.Item name="words" label={t('checklists.words')} extra={t('checklists.wordsHint')}>
          <Input maxLength={300} placeholder={label(item.label)} />
        </Form.Item>
      </Form>
      <FormProblem error={save.error} />
    </Modal>
  );
}
