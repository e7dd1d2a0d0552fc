import type { DocumentField } from '@fengqiao/contract/documents';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../lib/reference.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Panel } from '../../ui/panel.tsx';
import styles from './documents.module.css';

/** Every field that a template may have, to be copied into Word. */
export function FieldList({ fields }: { fields: readonly DocumentField[] }) {
  const { t } = useTranslation();
  const label = useLabel();
  const columns: Column<DocumentField>[] = [
    {
      key: 'tag',
      title: t('documents.field'),
      render: ({ tag }) => <code>{`{${tag}}`}</code>,
    },
    { key: 'meaning', title: t('documents.meaning'), render: ({ meaning }) => label(meaning) },
    { key: 'from', title: t('documents.from'), render: ({ from }) => t(`documents.source.${from}`) },
    { key: 'copy', title: t('documents.do'), render: ({ tag }) => <CopyButton text={`{${tag}}`} /> },
  ];
  return (
    <Panel
      className={styles.part ?? ''}
      title={t('documents.fields')}
      note={fields.length}
      state={{ kind: fields.length > 0 ? 'ready' : 'empty' }}
    >
      <DataTable caption={t('documents.fields')} columns={columns} rows={fields} rowKey={({ tag }) => tag} />
    </Panel>
  );
}
