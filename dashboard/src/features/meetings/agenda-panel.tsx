import type { AgendaItem, Meeting } from '@fengqiao/contract/meetings';
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../ui/panel.tsx';
import { AgendaRow } from './agenda-row.tsx';
import { minutesOf, moved } from './meeting-edits.ts';
import styles from './meetings.module.css';
import type { MeetingEditing } from './use-meeting-edit.ts';

interface AgendaPanelProps {
  meeting: Meeting;
  editing: MeetingEditing;
  mayWrite: boolean;
  /** Pages of the frozen figures: each may become an item. */
  pages: readonly { id: string; title: string }[];
}

/** What is spoken about, in which order: proposed from the pages of the figures, and changed until it fits. */
export function AgendaPanel({ meeting, editing, mayWrite, pages }: AgendaPanelProps) {
  const { t } = useTranslation();
  const { agenda, id } = meeting;
  const put = (next: AgendaItem[]) =>
    editing.edit({ change: () => ({ agenda: next }), on: { field: 'agenda', as: agenda } });
  const minutes = minutesOf(agenda);
  return (
    <Panel
      title={t('meetings.agenda')}
      note={
        minutes > 0 ? t('meetings.agendaMinutes', { count: agenda.length, minutes }) : agenda.length || null
      }
      state={{ kind: 'ready' }}
    >
      {agenda.length === 0 && <p className={styles.faint}>{t('meetings.noAgenda')}</p>}
      <ol className={styles.agenda}>
        {agenda.map((item, index) => (
          <AgendaRow
            key={`${item.title} ${item.page ?? ''}`}
            meetingId={id}
            item={item}
            index={index}
            count={agenda.length}
            onMove={mayWrite ? (from, to) => put(moved(agenda, from, to)) : null}
            onRemove={(at) => put(agenda.filter((_each, place) => place !== at))}
          />
        ))}
      </ol>
      {mayWrite && agenda.length === 0 && pages.length > 0 && (
        <Button onClick={() => put(pages.map(({ id: page, title }) => ({ title, page, minutes: null })))}>
          {t('meetings.proposeAgenda')}
        </Button>
      )}
      {mayWrite && <NewItem onAdd={(item) => put([...agenda, item])} />}
    </Panel>
  );
}

function NewItem({ onAdd }: { onAdd: (item: AgendaItem) => void }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState('');
  const [minutes, setMinutes] = useState<number | null>(null);
  return (
    <form
      className={styles.inline}
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() === '') return;
        onAdd({ title: title.trim(), page: null, minutes });
        setTitle('');
        setMinutes(null);
      }}
    >
      <Input
        aria-label={t('meetings.newItem')}
        placeholder={t('meetings.newItem')}
        maxLength={200}
        value={title}
        onChange={({ target }) => setTitle(target.value)}
      />
      <InputNumber
        aria-label={t('meetings.minutesOf')}
        placeholder={t('meetings.minutesOf')}
        min={1}
        max={480}
        precision={0}
        value={minutes}
        onChange={setMinutes}
      />
      <Button htmlType="submit" disabled={title.trim() === ''}>
        {t('meetings.add')}
      </Button>
    </form>
  );
}
