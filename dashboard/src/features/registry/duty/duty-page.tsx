import type { DutyChange, DutyRoster } from '@fengqiao/contract/duty';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { csvOf, saveText } from '../../../lib/csv.ts';
import { dayOf } from '../../../lib/time.ts';
import { useNow } from '../../../lib/use-now.ts';
import { FormProblem } from '../../../ui/form-problem.tsx';
import page from '../../../ui/page.module.css';
import { Panel } from '../../../ui/panel.tsx';
import { panelState } from '../../../ui/panel-state.ts';
import { centresQuery } from '../api.ts';
import { RegistryNav } from '../registry-nav.tsx';
import { dutyKey, dutyQuery, putDuty } from './api.ts';
import { DutyGrid } from './duty-grid.tsx';
import { addDays, copyWeek, kindOn, mondayOf, undoOf, weekOf } from './week.ts';

/** `/duty?centre=&week=`: who is on duty and who on leave, week by week (FX-19). */
export function DutyPage({ mayWrite }: { mayWrite: boolean }) {
  const { t } = useTranslation();
  const search = useSearch({ from: '/shell/duty' });
  const navigate = useNavigate({ from: '/duty' });
  const queryClient = useQueryClient();
  const today = dayOf(useNow(60_000));
  const centres = useQuery(centresQuery({}));
  const centreId = search.centre ?? centres.data?.centres.find(({ staff }) => staff > 0)?.id ?? '';
  const monday = mondayOf(search.week ?? today);
  const roster = useQuery(dutyQuery(centreId, monday));
  const before = useQuery(dutyQuery(centreId, addDays(monday, -7)));
  const [undo, setUndo] = useState<DutyChange[]>([]);
  const entries = roster.data?.entries ?? [];
  const write = useMutation({
    mutationFn: (changes: readonly DutyChange[]) => putDuty(centreId, changes),
    onMutate: (changes) => setUndo(undoOf(changes, entries)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: dutyKey(centreId) }),
  });
  const copies = copyWeek(before.data?.entries ?? [], entries);
  const go = (week: string) => void navigate({ search: { ...search, week } });
  return (
    <div className={page.wide}>
      <header className={page.head}>
        <h1 className={page.title}>{t('registry.duty.title')}</h1>
        <span className={page.buttons}>
          {mayWrite && (
            <Button
              disabled={copies.length === 0}
              loading={write.isPending}
              onClick={() => write.mutate(copies)}
            >
              {t('registry.duty.copy', { count: copies.length })}
            </Button>
          )}
          <Button
            disabled={!roster.data}
            onClick={() => roster.data && saveText(`duty-${monday}.csv`, csvOf(csvRows(roster.data)))}
          >
            {t('registry.csv')}
          </Button>
          <Button onClick={() => window.print()}>{t('boards.print')}</Button>
        </span>
      </header>
      <RegistryNav />
      <search className={page.filters}>
        <Select
          aria-label={t('registry.centre')}
          style={{ minWidth: '18rem' }}
          value={centreId}
          showSearch={{ optionFilterProp: 'label' }}
          options={(centres.data?.centres ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(centre) => void navigate({ search: { ...search, centre } })}
        />
        <Button onClick={() => go(addDays(monday, -7))}>{t('registry.duty.before')}</Button>
        <Button onClick={() => go(today)}>{t('registry.duty.thisWeek')}</Button>
        <Button onClick={() => go(addDays(monday, 7))}>{t('registry.duty.after')}</Button>
        {undo.length > 0 && !write.isPending && (
          <Button onClick={() => write.mutate(undo)}>
            {t('registry.duty.undo', { count: undo.length })}
          </Button>
        )}
      </search>
      <FormProblem error={write.error} />
      <Panel
        title={t('registry.duty.week', { from: monday })}
        note={mayWrite ? t('registry.duty.hint') : undefined}
        state={panelState(roster, ({ people }) => people.length === 0)}
        emptyText={
          <>
            {t('registry.duty.nothing')}{' '}
            <Link to="/staff" search={centreId === '' ? {} : { centre: centreId }}>
              {t('registry.openRoster')}
            </Link>
          </>
        }
        onRetry={() => void roster.refetch()}
      >
        {roster.data && (
          <DutyGrid
            roster={roster.data}
            today={today}
            onChange={mayWrite ? (change) => write.mutate([change]) : undefined}
          />
        )}
      </Panel>
    </div>
  );
}

const csvRows = ({ people, entries, from }: DutyRoster) => [
  ['name', 'post', ...weekOf(from)],
  ...people.map(({ staffId, name, post }) => [
    name,
    post,
    ...weekOf(from).map((day) => kindOn(entries, staffId, day)),
  ]),
];
