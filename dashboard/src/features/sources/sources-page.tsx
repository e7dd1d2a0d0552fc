import { PlusOutlined } from '@ant-design/icons';
import { type Source, type SourceKey, sourceStates } from '@fengqiao/contract/sources';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import { FilterSelect } from '../../ui/filter-select.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import page from '../../ui/page.module.css';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { ShownOnce } from '../../ui/shown-once.tsx';
import { changeSource, rotateKey, sourcesQuery } from './api.ts';
import { ReachFigures } from './reach-figures.tsx';
import { RegisterDrawer } from './register-drawer.tsx';
import { matching, type SourceSearch } from './source-search.ts';
import { SourceTable } from './source-table.tsx';

type Part = { [K in keyof SourceSearch]?: SourceSearch[K] | undefined };

/** `/sources`: where cases come from, and whether they still come. */
export function SourcesPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/shell/sources' });
  const navigate = useNavigate({ from: '/sources' });
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const overview = useQuery(sourcesQuery);
  const [key, setKey] = useState<SourceKey | null>(null);
  const again = () => client.invalidateQueries({ queryKey: ['sources'] });
  const rotate = useMutation({ mutationFn: rotateKey, onSuccess: setKey });
  const onOff = useMutation({ mutationFn: changeSource, onSettled: again });
  const rows = matching(overview.data?.sources ?? [], search);
  const isKeeper = session?.role === 'systemAdmin';
  const change = (part: Part) =>
    void navigate({ to: '/sources', search: (before) => ({ ...before, ...part }) as SourceSearch });
  const retry = () => void overview.refetch();
  return (
    <div className={page.wide}>
      <header className={page.head}>
        <h1 className={page.title}>{t('sources.title')}</h1>
        {isKeeper && (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden="true" />}
            onClick={() => change({ add: true })}
          >
            {t('sources.register')}
          </Button>
        )}
      </header>
      <p className={page.lead}>{t('sources.lead')}</p>
      <Panel title={t('sources.reach')} state={panelState(overview)} onRetry={retry}>
        {overview.data && <ReachFigures overview={overview.data} />}
      </Panel>
      <search className={page.filters}>
        <FilterSelect
          label={t('sources.stateLabel')}
          value={search.state}
          options={sourceStates.map((value) => ({ value, label: t(`sources.state.${value}`) }))}
          anyLabel={t('sources.anyState')}
          onChange={(state) => change({ state })}
        />
      </search>
      <FormProblem error={rotate.error ?? onOff.error} />
      <Panel
        title={t('sources.list')}
        note={t('sources.count', { count: rows.length })}
        state={panelState(overview, () => rows.length === 0)}
        emptyText={t(overview.data?.sources.length === 0 ? 'sources.empty' : 'sources.noMatch')}
        onRetry={retry}
      >
        <SourceTable
          rows={rows}
          actions={
            isKeeper
              ? {
                  onKey: ({ name }: Source) => rotate.mutate(name),
                  onSwitch: ({ name, state }: Source) =>
                    onOff.mutate({ name, disabled: state !== 'disabled' }),
                }
              : null
          }
        />
      </Panel>
      {isKeeper && (
        <RegisterDrawer
          open={search.add ?? false}
          onClose={() => change({ add: undefined })}
          onKey={(made) => {
            setKey(made);
            change({ add: undefined });
          }}
        />
      )}
      <ShownOnce
        title={t('sources.keyTitle', { name: key?.name ?? '' })}
        hint={t('sources.keyHint')}
        secret={key?.key ?? null}
        onClose={() => setKey(null)}
      />
    </div>
  );
}
