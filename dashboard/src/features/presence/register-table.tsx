import type { Presence } from '@fengqiao/contract/presence';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useReferenceWords } from '../../lib/reference.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import page from '../../ui/page.module.css';
import { addEntry, presenceKey, removeEntry } from './api.ts';

interface RegisterTableProps {
  items: readonly Presence[];
  onEdit: (entry: Presence) => void;
}

/** The register: who sits where, since when. What was taken out can be put back. */
export function RegisterTable({ items, onEdit }: RegisterTableProps) {
  const { t } = useTranslation();
  const words = useReferenceWords();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: presenceKey });
  const remove = useMutation({ mutationFn: removeEntry, onSuccess: refresh });
  const back = useMutation({
    mutationFn: ({ id: _, centreName: _name, areaCode: _area, ...entry }: Presence) => addEntry(entry),
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
          {t('presence.removed', { centre: gone.centreName, department: words.department(gone.department) })}{' '}
          <Button size="small" loading={back.isPending} onClick={() => back.mutate(gone)}>
            {t('presence.putBack')}
          </Button>
        </p>
      )}
      <FormProblem error={remove.error ?? back.error} />
      <DataTable
        caption={t('presence.title')}
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          { key: 'centre', title: t('presence.centre'), render: ({ centreName }) => centreName },
          {
            key: 'department',
            title: t('presence.department'),
            render: ({ department }) => words.department(department),
          },
          { key: 'kind', title: t('presence.kindLabel'), render: ({ kind }) => t(`presence.kind.${kind}`) },
          { key: 'staff', title: t('presence.staff'), render: ({ staff }) => staff },
          { key: 'windows', title: t('presence.windows'), render: ({ windows }) => windows },
          {
            key: 'days',
            title: t('presence.days'),
            render: ({ since, until }) =>
              until === null ? t('presence.from', { since }) : t('presence.fromUntil', { since, until }),
          },
          {
            key: 'do',
            title: t('presence.change'),
            render: (entry) => (
              <span className={page.buttons}>
                <Button size="small" onClick={() => onEdit(entry)}>
                  {t('presence.edit')}
                </Button>
                <Button
                  size="small"
                  danger
                  loading={remove.isPending && remove.variables === entry.id}
                  onClick={() => remove.mutate(entry.id)}
                >
                  {t('presence.remove')}
                </Button>
              </span>
            ),
          },
        ]}
      />
    </>
  );
}
