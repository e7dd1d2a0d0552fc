import type { Wall } from '@fengqiao/contract/walls';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryKeys } from '../../../live/query-keys.ts';
import { FormProblem } from '../../../ui/form-problem.tsx';
import { addNote } from '../log-api.ts';
import styles from './wall-editor.module.css';

/** What the operator on duty writes into the duty log, during a patrol or at any time. */
export function LogNote({ wall }: { wall: Wall }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [note, setNote] = useState('');
  const [tourId, setTourId] = useState('');
  const add = useMutation({
    mutationFn: () => addNote(wall.id, { note: note.trim(), ...(tourId === '' ? {} : { tourId }) }),
    onSuccess: async () => {
      setNote('');
      await queryClient.invalidateQueries({ queryKey: queryKeys.wallRecords(wall.id) });
    },
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (note.trim() !== '') add.mutate();
      }}
    >
      <FormProblem error={add.error} />
      <Input.TextArea
        rows={2}
        maxLength={500}
        value={note}
        aria-label={t('wallDesk.log.write')}
        placeholder={t('wallDesk.log.write')}
        onChange={({ target }) => setNote(target.value)}
      />
      <div className={styles.row}>
        {wall.now.tours.length > 0 && (
          <Select
            aria-label={t('wallDesk.log.during')}
            value={tourId}
            popupMatchSelectWidth={false}
            options={[
              { value: '', label: t('wallDesk.log.duringNone') },
              ...wall.now.tours.map(({ tour }) => ({ value: tour.id, label: tour.name })),
            ]}
            onChange={setTourId}
          />
        )}
        <Button htmlType="submit" disabled={note.trim() === ''} loading={add.isPending}>
          {t('wallDesk.log.add')}
        </Button>
        <p className={styles.faint}>{t('wallDesk.log.hint')}</p>
      </div>
    </form>
  );
}
