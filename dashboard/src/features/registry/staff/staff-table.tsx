import type { StaffMember } from '@fengqiao/contract/staff';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../../ui/data-table.tsx';
import { FormProblem } from '../../../ui/form-problem.tsx';
import page from '../../../ui/page.module.css';
import { inputOf, registryKey, removeFrom, saveStaff } from '../api.ts';
import { PersonName } from './person-name.tsx';
import { PhotoField } from './photo-field.tsx';

interface StaffTableProps {
  items: readonly StaffMember[];
  /** Undefined = may look only. */
  onEdit: ((person: StaffMember) => void) | undefined;
}

/** The roster: who works where, as what, and what of it hangs on the board. Who was taken out can be put back. */
export function StaffTable({ items, onEdit }: StaffTableProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: registryKey });
  const remove = useMutation({
    mutationFn: (id: string) => removeFrom<StaffMember>('staff', id),
    onSuccess: refresh,
  });
  const back = useMutation({
    mutationFn: (person: StaffMember) => saveStaff(undefined, inputOf(person)),
    onSuccess: async () => {
      remove.reset();
      await refresh();
    },
  });
  const gone = remove.data;
  return (
    <>
      {gone && (
        <p role="status" className={page.notice}>
          {t(gone.photoAt === null ? 'registry.staff.removed' : 'registry.staff.removedPhoto', {
            name: gone.name,
          })}{' '}
          <Button size="small" loading={back.isPending} onClick={() => back.mutate(gone)}>
            {t('registry.putBack')}
          </Button>
        </p>
      )}
      <FormProblem error={remove.error ?? back.error} />
      <DataTable
        caption={t('registry.staff.title')}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            title: t('registry.staff.name'),
            render: (person) => <PersonName person={person} />,
          },
          {
            key: 'kind',
            title: t('registry.staff.kind'),
            render: ({ kind, professional }) => (
              <>
                {t(`registry.kind.${kind}`)}
                {professional && <div className={page.faint}>{t('registry.staff.professional')}</div>}
              </>
            ),
          },
          {
            key: 'where',
            title: t('registry.centre'),
            render: ({ centreName, areaName }) => centreName ?? areaName,
          },
          {
            key: 'group',
            title: t('registry.staff.group'),
            render: ({ organisationName, teamName }) =>
              [organisationName, teamName].filter(Boolean).join(' · ') || '–',
          },
          { key: 'phone', title: t('registry.staff.phone'), render: ({ phone }) => phone ?? '–' },
          {
            key: 'public',
            title: t('registry.staff.onBoard'),
            render: (person) => t(person.public ? 'registry.staff.shown' : 'registry.staff.hidden'),
          },
          ...(onEdit === undefined
            ? []
            : [
                {
                  key: 'photo',
                  title: t('registry.staff.photo'),
                  render: (person: StaffMember) => <PhotoField person={person} />,
                },
                {
                  key: 'do',
                  title: t('registry.do'),
                  render: (person: StaffMember) => (
                    <span className={page.buttons}>
                      <Button size="small" onClick={() => onEdit(person)}>
                        {t('registry.edit')}
                      </Button>
                      <Button
                        size="small"
                        danger
                        loading={remove.isPending && remove.variables === person.id}
                        onClick={() => remove.mutate(person.id)}
                      >
                        {t('registry.remove')}
                      </Button>
                    </span>
                  ),
                },
              ]),
        ]}
      />
    </>
  );
}
