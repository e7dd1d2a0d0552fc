import type { CaseDocuments } from '@fengqiao/contract/documents';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../lib/reference.ts';
import { queryKeys } from '../../live/query-keys.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import page from '../../ui/page.module.css';
import { caseDocumentsQuery, makeDocument } from './api.ts';

interface MakeDialogProps {
  caseCode: string;
  kind: CaseDocuments['kinds'][number];
  onClose: () => void;
}

/** Asks for what the system does not know, and makes the document; an empty field becomes a line to write on. */
export function MakeDialog({ caseCode, kind, onClose }: MakeDialogProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Record<string, string>>();
  const make = useMutation({
    mutationFn: (words: Record<string, string>) => makeDocument(caseCode, { kind: kind.kind, words }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: caseDocumentsQuery(caseCode).queryKey });
      await queryClient.invalidateQueries({ queryKey: queryKeys.caseDetail(caseCode) });
      onClose();
    },
  });
  const filled = (fields: Record<string, string | undefined>) =>
    Object.fromEntries(
      Object.entries(fields).filter((field): field is [string, string] => Boolean(field[1]?.trim())),
    );
  return (
    <Modal
      open
      title={t('documents.make', { name: label(kind.label) })}
      okText={t('documents.makeIt')}
      okButtonProps={{ loading: make.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      width="40rem"
      getContainer={() => document.getElementById('root') ?? document.body}
    >
      <p className={page.faint}>{t('documents.known')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={kind.suggested}
        disabled={make.isPending}
        onFinish={(fields) => make.mutate(filled(fields))}
      >
        {kind.typed.map(({ tag, meaning }) => (
          <Form.Item key={tag} name={tag} label={`${tag} · ${label(meaning)}`}>
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} maxLength={10_000} />
          </Form.Item>
        ))}
      </Form>
      <FormProblem error={make.error} />
    </Modal>
  );
}
