import type { DocumentTemplate } from '@fengqiao/contract/documents';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { dateTimeOf } from '../../lib/time.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import page from '../../ui/page.module.css';
import { restoreTemplate, savePreview, saveTemplate, templatesKey, uploadTemplate } from './api.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface TemplateTableProps {
  items: readonly DocumentTemplate[];
  /** Heads change the templates of their place. */
  mayChange: boolean;
  nameOf: (item: DocumentTemplate) => string;
}

/** Templates with what can be done with each. */
export function TemplateTable({ items, mayChange, nameOf }: TemplateTableProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const act = useMutation({
    mutationFn: (run: () => Promise<void>) => run(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: templatesKey }),
  });
  const columns: Column<DocumentTemplate>[] = [
    {
      key: 'name',
      title: t('documents.kind'),
      render: (item) => (
        <>
          <span className={page.strong}>{nameOf(item)}</span>
          {item.sourceRow === null && <div className={page.faint}>{t('documents.slot')}</div>}
        </>
      ),
    },
    {
      key: 'state',
      title: t('documents.template'),
      render: ({ own, template, uploadedBy, uploadedAt }) =>
        own ? (
          <>
            {t('documents.own', { template })}
            <div
              className={page.faint}
            >{`${uploadedBy ?? ''} ${uploadedAt ? dateTimeOf(uploadedAt) : ''}`}</div>
          </>
        ) : (
          t('documents.shipped')
        ),
    },
    {
      key: 'do',
      title: t('documents.do'),
      render: (item) => (
        <div className={page.buttons}>
          <Button size="small" onClick={() => act.mutate(() => saveTemplate(item.kind, item.label.zh))}>
            {t('documents.download')}
          </Button>
          <Button size="small" onClick={() => act.mutate(() => savePreview(item.kind, item.label.zh))}>
            {t('documents.preview')}
          </Button>
          {mayChange && (
            <Upload
              accept=".docx"
              showUploadList={false}
              beforeUpload={(file) => {
                // A browser without Word does not know the type of the file.
                const typed = new File([file], file.name, { type: word });
                act.mutate(() => uploadTemplate(item.kind, typed));
                return false;
              }}
            >
              <Button size="small">{t('documents.upload')}</Button>
            </Upload>
          )}
          {mayChange && item.own && (
            <Button size="small" danger onClick={() => act.mutate(() => restoreTemplate(item.kind))}>
              {t('documents.restore')}
            </Button>
          )}
        </div>
      ),
    },
  ];
  return (
    <>
      <FormProblem error={act.error} />
      <DataTable
        caption={t('documents.templates')}
        columns={columns}
        rows={items}
        rowKey={({ kind }) => kind}
      />
    </>
  );
}
