import { missingOf, type Organisation, type Team } from '@fengqiao/contract/organisations';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReferenceWords } from '../../../lib/reference.ts';
import { AreaSelect } from '../../../ui/area-select.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { FormProblem } from '../../../ui/form-problem.tsx';
import page from '../../../ui/page.module.css';
import { Panel } from '../../../ui/panel.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { organisationsQuery, registryKey, removeFrom, teamsQuery } from '../api.ts';
import styles from '../registry.module.css';
import { RegistryNav } from '../registry-nav.tsx';
import { OrganisationDialog } from './organisation-dialog.tsx';
import { RowButtons } from './row-buttons.tsx';
import { TeamDialog } from './team-dialog.tsx';

interface OrganisationsPageProps {
  /** The account keeps the register. */
  mayWrite: boolean;
  areaCode: string;
}

/** `/organisations`: mediation organisations, and teams of mediator, legal adviser and counsellor with whom each lacks. */
export function OrganisationsPage({ mayWrite, areaCode }: OrganisationsPageProps) {
  const { t } = useTranslation();
  const { area } = useSearch({ from: '/shell/organisations' });
  const navigate = useNavigate({ from: '/organisations' });
  const organisations = useQuery(organisationsQuery(area));
  const teams = useQuery(teamsQuery(area));
  const [organisation, setOrganisation] = useState<{ it: Organisation | undefined } | null>(null);
  const [team, setTeam] = useState<{ it: Team | undefined } | null>(null);
  const items = organisations.data?.items ?? [];
  const here = area ?? areaCode;
  return (
    <div className={page.wide}>
      <header className={page.head}>
        <h1 className={page.title}>{t('registry.organisations.title')}</h1>
        {mayWrite && (
          <span className={page.buttons}>
            <Button type="primary" onClick={() => setOrganisation({ it: undefined })}>
              {t('registry.organisations.add')}
            </Button>
            <Button onClick={() => setTeam({ it: undefined })}>{t('registry.teams.add')}</Button>
          </span>
        )}
      </header>
      <RegistryNav />
      <p className={page.lead}>{t('registry.organisations.lead')}</p>
      <search className={page.filters}>
        <AreaSelect
          label={t('registry.area')}
          {...(area === undefined ? {} : { value: area })}
          onChange={(code) => void navigate({ search: { area: code } })}
        />
        {area !== undefined && (
          <Button onClick={() => void navigate({ search: {} })}>{t('common.clear')}</Button>
        )}
      </search>
      <div className={styles.panels}>
        <Panel
          title={t('registry.organisations.list')}
          note={t('registry.count', { count: items.length })}
          state={panelState(organisations, () => items.length === 0)}
          emptyText={t('registry.organisations.nothing')}
          onRetry={() => void organisations.refetch()}
        >
          <OrganisationTable items={items} onEdit={mayWrite ? (it) => setOrganisation({ it }) : undefined} />
        </Panel>
        <Panel
          title={t('registry.teams.title')}
          note={t('registry.count', { count: teams.data?.items.length ?? 0 })}
          state={panelState(teams, (data) => data.items.length === 0)}
          emptyText={t('registry.teams.nothing')}
          onRetry={() => void teams.refetch()}
        >
          <TeamTable
            items={teams.data?.items ?? []}
            onEdit={mayWrite ? (it) => setTeam({ it }) : undefined}
          />
        </Panel>
      </div>
      {organisation && (
        <OrganisationDialog
          organisation={organisation.it}
          areaCode={here}
          onClose={() => setOrganisation(null)}
        />
      )}
      {team && (
        <TeamDialog team={team.it} organisations={items} areaCode={here} onClose={() => setTeam(null)} />
      )}
    </div>
  );
}

function useRemoval(register: 'organisations' | 'teams') {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => removeFrom(register, id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: registryKey }),
  });
}

interface TableProps<T> {
  items: readonly T[];
  /** Undefined = may look only. */
  onEdit: ((it: T) => void) | undefined;
}

function OrganisationTable({ items, onEdit }: TableProps<Organisation>) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  const remove = useRemoval('organisations');
  return (
    <>
      <FormProblem error={remove.error} />
      <DataTable
        caption={t('registry.organisations.list')}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', title: t('registry.organisations.name'), render: ({ name }) => name },
          {
            key: 'kind',
            title: t('registry.organisations.kindLabel'),
            render: ({ kind }) => t(`registry.organisations.kind.${kind}`),
          },
          { key: 'area', title: t('registry.area'), render: ({ areaName }) => areaName },
          {
            key: 'categories',
            title: t('registry.organisations.categories'),
            render: ({ categories }) =>
              categories.length === 0
                ? t('registry.organisations.allCategories')
                : categories.map(words.category).join(' · '),
          },
          {
            key: 'people',
            title: t('registry.people'),
            render: ({ people, professionals }) =>
              t('registry.organisations.peopleOf', { people, professionals }),
          },
          { key: 'teams', title: t('registry.teams.title'), render: ({ teams }) => teams },
          ...(onEdit === undefined
            ? []
            : [
                {
                  key: 'do',
                  title: t('registry.do'),
                  render: (it: Organisation) => (
                    <RowButtons
                      name={it.name}
                      busy={remove.isPending && remove.variables === it.id}
                      onEdit={() => onEdit(it)}
                      onRemove={() => remove.mutate(it.id)}
                    />
                  ),
                },
              ]),
        ]}
      />
    </>
  );
}

function TeamTable({ items, onEdit }: TableProps<Team>) {
  const { t } = useTranslation();
  const remove = useRemoval('teams');
  return (
    <>
      <FormProblem error={remove.error} />
      <DataTable
        caption={t('registry.teams.title')}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', title: t('registry.teams.name'), render: ({ name }) => name },
          { key: 'area', title: t('registry.area'), render: ({ areaName }) => areaName },
          {
            key: 'organisation',
            title: t('registry.organisation'),
            render: ({ organisationName }) => organisationName ?? '–',
          },
          {
            key: 'people',
            title: t('registry.teams.members'),
            render: ({ mediators, lawyers, counsellors }) =>
              t('registry.teams.membersOf', { mediators, lawyers, counsellors }),
          },
          {
            key: 'complete',
            title: t('registry.teams.state'),
            render: (team) =>
              missingOf(team).length === 0 ? (
                t('registry.teams.complete')
              ) : (
                <span className={page.warn}>
                  {t('registry.teams.lacks', {
                    who: missingOf(team)
                      .map((kind) => t(`registry.kind.${kind}`))
                      .join(' · '),
                  })}
                </span>
              ),
          },
          ...(onEdit === undefined
            ? []
            : [
                {
                  key: 'do',
                  title: t('registry.do'),
                  render: (it: Team) => (
                    <RowButtons
                      name={it.name}
                      busy={remove.isPending && remove.variables === it.id}
                      onEdit={() => onEdit(it)}
                      onRemove={() => remove.mutate(it.id)}
                    />
                  ),
                },
              ]),
        ]}
      />
    </>
  );
}
