import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../lib/reference.ts';
import { sessionQuery } from '../../lib/session.ts';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { templatesQuery } from './api.ts';
import { FieldList } from './field-list.tsx';
import { TemplateTable } from './template-table.tsx';

/** `/document-templates`: the Word templates of every document and letter, and the fields they may have. */
export function TemplatesPage() {
  const { t } = useTranslation();
  const label = useLabel();
  const query = useQuery(templatesQuery);
  const { data: session } = useQuery(sessionQuery);
  const items = query.data?.items ?? [];
  const fields = new Map(items.flatMap((item) => item.fields).map((field) => [field.tag, field]));
  return (
    <div className={page.wide}>
      <h1 className={page.title}>{t('documents.templates')}</h1>
      <p className={page.lead}>{t('documents.templatesLead')}</p>
      <Panel
        title={t('documents.templates')}
        note={items.length || null}
        state={panelState(query, () => items.length === 0)}
        onRetry={() => void query.refetch()}
      >
        <TemplateTable
          items={items}
          mayChange={session?.role === 'head'}
          nameOf={(item) => label(item.label)}
        />
      </Panel>
      <FieldList fields={[...fields.values()]} />
    </div>
  );
}
