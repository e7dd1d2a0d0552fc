import {
  type Checklist,
  type ChecklistItem,
  type ItemState,
  itemStates,
} from '@fengqiao/contract/checklists';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../lib/reference.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { FormProblem } from '../../ui/form-problem.tsx';
import page from '../../ui/page.module.css';
import { checklistsKey, inputOf, putItem } from './api.ts';
import styles from './checklists.module.css';
import { FactLine } from './fact-line.tsx';

interface ItemTableProps {
  list: Checklist;
  area: string;
  /** Undefined = may look only. */
  onEdit: ((item: ChecklistItem) => void) | undefined;
}

/** The items of a list: what people say, with what shows it, and beside it what the product knows. */
export function ItemTable({ list, area, onEdit }: ItemTableProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const queryClient = useQueryClient();
  const say = useMutation({
    mutationFn: ({ item, state }: { item: ChecklistItem; state: ItemState | null }) =>
      putItem(list.id, item.item, { ...inputOf(item), areaCode: area, state }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: checklistsKey }),
  });
  return (
    <>
      <FormProblem error={say.error} />
      <DataTable
        caption={label(list.label)}
        rows={list.entries}
        rowKey={({ item }) => String(item)}
        columns={[
          { key: 'n', title: t('checklists.number'), render: ({ item }) => item + 1 },
          {
            key: 'words',
            title: t('checklists.item'),
            render: ({ words, label: written }) => (
              <div className={styles.words}>
                {words ?? label(written)}
                {words !== null && <div className={page.faint}>{label(written)}</div>}
              </div>
            ),
          },
          {
            key: 'state',
            title: t('checklists.stateLabel'),
            render: (item) =>
              onEdit === undefined ? (
                t(`checklists.state.${item.state ?? 'open'}`)
              ) : (
                <Segmented<ItemState | 'open'>
                  size="small"
                  aria-label={t('checklists.stateOf', { n: item.item + 1 })}
                  value={item.state ?? 'open'}
                  options={(['open', ...itemStates] as const).map((value) => ({
                    value,
                    label: t(`checklists.state.${value}`),
                  }))}
                  onChange={(state) => say.mutate({ item, state: state === 'open' ? null : state })}
                />
              ),
          },
          {
            key: 'evidence',
            title: t('checklists.evidence'),
            render: ({ evidence, link }) => (
              <div className={styles.evidence}>
                {evidence || (link === null ? '–' : '')}
                {link !== null && (
                  <div>
                    <a href={link}>{link}</a>
                  </div>
                )}
              </div>
            ),
          },
          {
            key: 'fact',
            title: t('checklists.factLabel'),
            render: ({ fact }) => (fact === null ? '–' : <FactLine fact={fact} />),
          },
          ...(onEdit === undefined
            ? []
            : [
                {
                  key: 'do',
                  title: t('registry.do'),
                  render: (item: ChecklistItem) => (
                    <Button size="small" onClick={() => onEdit(item)}>
                      {t('registry.edit')}
                    </Button>
                  ),
                },
              ]),
        ]}
      />
    </>
  );
}
