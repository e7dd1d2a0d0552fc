import type { CaseDocuments, MadeDocument } from '@fengqiao/contract/documents';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../lib/reference.ts';
import { dateTimeOf } from '../../lib/time.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { caseDocumentsQuery, saveDocument } from './api.ts';
import styles from './documents.module.css';
import { MakeDialog } from './make-dialog.tsx';

type Kind = CaseDocuments['kinds'][number];

/** Documents of one case: to make one, and to fetch again what was made. */
export function CaseDocumentsPanel({ caseCode }: { caseCode: string }) {
  const { t } = useTranslation();
  const label = useLabel();
  const query = useQuery(caseDocumentsQuery(caseCode));
  const [making, setMaking] = useState<Kind | null>(null);
  const { may = false, kinds = [], made = [] } = query.data ?? {};
  return (
    <Panel
      className={styles.part ?? ''}
      title={t('documents.title')}
      note={made.length || null}
      state={panelState(query)}
      onRetry={() => void query.refetch()}
    >
      {may ? (
        <div className={page.buttons}>
          {kinds.map((kind) => (
            <Button key={kind.kind} size="small" onClick={() => setMaking(kind)}>
              {label(kind.label)}
            </Button>
          ))}
        </div>
      ) : (
        <p className={page.faint}>{t('documents.teamOnly')}</p>
      )}
      {made.length > 0 && <MadeTable caseCode={caseCode} made={made} may={may} />}
      {making && <MakeDialog caseCode={caseCode} kind={making} onClose={() => setMaking(null)} />}
    </Panel>
  );
}

function MadeTable({ caseCode, made, may }: { caseCode: string; made: MadeDocument[]; may: boolean }) {
  const { t } = useTranslation();
  const label = useLabel();
  const save = useMutation({
    mutationFn: ({ document, format }: { document: MadeDocument; format: 'docx' | 'pdf' }) =>
      saveDocument(document.id, `${document.label.zh} ${caseCode}`, format),
  });
  const columns: Column<MadeDocument>[] = [
    { key: 'kind', title: t('documents.kind'), render: (row) => label(row.label) },
    { key: 'at', title: t('documents.madeAt'), render: ({ madeAt }) => dateTimeOf(madeAt) },
    { key: 'by', title: t('documents.madeBy'), render: ({ madeByName }) => madeByName },
    { key: 'template', title: t('documents.template'), render: ({ template }) => template },
    {
      key: 'file',
      title: t('documents.file'),
      render: (document) => {
        if (document.gone) return <span className={page.faint}>{t('documents.gone')}</span>;
        return (
          may &&
          (['docx', 'pdf'] as const).map((format) => (
            <Button key={format} type="link" size="small" onClick={() => save.mutate({ document, format })}>
              {t(`documents.save.${format}`)}
            </Button>
          ))
        );
      },
    },
  ];
  return (
    <>
      <DataTable caption={t('documents.made')} columns={columns} rows={made} rowKey={({ id }) => id} />
      <FormProblem error={save.error} />
    </>
  );
}
