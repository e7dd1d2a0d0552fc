import { type Attendee, attendanceStates, type Meeting } from '@fengqiao/contract/meetings';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockNow } from '../../lib/clock.ts';
import { focusedRow, listProps, rowProps } from '../../lib/keyboard/use-list-keys.ts';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import { referenceQuery, useLabel } from '../../lib/reference.ts';
import { instantOf, minuteOf } from '../../lib/time.ts';
import { Panel } from '../../ui/panel.tsx';
import { rollCalled } from './meeting-edits.ts';
import styles from './meetings.module.css';
import type { MeetingEditing } from './use-meeting-edit.ts';

interface AttendeePanelProps {
  meeting: Meeting;
  editing: MeetingEditing;
  mayWrite: boolean;
}

/** Who comes, and the roll-call: j and k go through the rows, P L E X say how it is and go on to the next. */
export function AttendeePanel({ meeting, editing, mayWrite }: AttendeePanelProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const { attendees } = meeting;
  const list = useRef<HTMLUListElement>(null);
  const call = (id: string, state: Attendee['state']) => {
    const at = instantOf(clockNow());
    editing.edit({ change: (now) => ({ attendees: rollCalled(now.attendees, id, state, at) }) });
  };
  const callFocused = (event: KeyboardEvent, state: Attendee['state']) => {
    const id = focusedRow();
    const at = attendees.findIndex((each) => each.id === id);
    if (id === null || at < 0) return;
    event.preventDefault();
    call(id, state);
    const next = attendees[at + 1]?.id;
    list.current?.querySelector<HTMLElement>(`[data-list-row="${next}"]`)?.focus();
  };
  useShortcut('rollPresent', (event) => callFocused(event, 'present'), mayWrite);
  useShortcut('rollLate', (event) => callFocused(event, 'late'), mayWrite);
  useShortcut('rollExcused', (event) => callFocused(event, 'excused'), mayWrite);
  useShortcut('rollAbsent', (event) => callFocused(event, 'absent'), mayWrite);
  const departments = useQuery(referenceQuery).data?.departments ?? [];
  const listDepartments = () => {
    const listed = departments.map(
      ({ label: name }): Attendee => ({
        id: crypto.randomUUID(),
        body: label(name),
        name: null,
        state: 'expected',
        at: null,
      }),
    );
    editing.edit({ change: () => ({ attendees: listed }) });
  };
  const came = attendees.filter(({ state }) => state === 'present' || state === 'late').length;
  return (
    <Panel
      title={t('meetings.attendance')}
      note={attendees.length > 0 && t('meetings.came', { came, expected: attendees.length })}
      state={{ kind: 'ready' }}
    >
      {attendees.length === 0 && <p className={styles.faint}>{t('meetings.noAttendees')}</p>}
      {mayWrite && attendees.length > 0 && <p className={styles.faint}>{t('meetings.rollHint')}</p>}
      <ul ref={list} className={styles.attendees} {...listProps(2)}>
        {attendees.map((each) => (
          <AttendeeRow
            key={each.id}
            attendee={each}
            onCall={mayWrite ? (state) => call(each.id, state) : null}
            onRemove={() =>
              editing.edit({
                change: (now) => ({ attendees: now.attendees.filter(({ id }) => id !== each.id) }),
              })
            }
          />
        ))}
      </ul>
      {mayWrite && attendees.length === 0 && departments.length > 0 && (
        <Button onClick={listDepartments}>{t('meetings.listDepartments')}</Button>
      )}
      {mayWrite && (
        <NewAttendee
          onAdd={(next) =>
            editing.edit({
              change: (now) => ({
                attendees: [...now.attendees.filter(({ id }) => id !== next.id), next],
              }),
            })
          }
        />
      )}
    </Panel>
  );
}

interface AttendeeRowProps {
  attendee: Attendee;
  onCall: ((state: Attendee['state']) => void) | null;
  onRemove: () => void;
}

function AttendeeRow({ attendee, onCall, onRemove }: AttendeeRowProps) {
  const { t } = useTranslation();
  const { id, body, name, state, at } = attendee;
  const who = name === null ? body : `${body} · ${name}`;
  return (
    <li className={styles.attendee} data-state={state}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the roll-call goes from name to name by the keyboard. */}
      <span className={styles.attendeeName} tabIndex={0} {...rowProps(id)}>
        {who}
      </span>
      <span className={styles.faint}>{at === null ? '' : minuteOf(at)}</span>
      {onCall === null ? (
        <strong>{t(`meetings.came_.${state}`)}</strong>
      ) : (
        <>
          <Segmented<Attendee['state']>
            size="small"
            aria-label={t('meetings.rollOf', { who })}
            value={state}
            options={attendanceStates.map((value) => ({ value, label: t(`meetings.came_.${value}`) }))}
            onChange={onCall}
          />
          <Button size="small" aria-label={t('meetings.removeItem', { title: who })} onClick={onRemove}>
            ×
          </Button>
        </>
      )}
    </li>
  );
}

function NewAttendee({ onAdd }: { onAdd: (attendee: Attendee) => void }) {
  const { t } = useTranslation();
  const [body, setBody] = useState('');
  const [name, setName] = useState('');
  return (
    <form
      className={styles.inline}
      onSubmit={(event) => {
        event.preventDefault();
        if (body.trim() === '') return;
        onAdd({
          id: crypto.randomUUID(),
          body: body.trim(),
          name: name.trim() === '' ? null : name.trim(),
          state: 'expected',
          at: null,
        });
        setBody('');
        setName('');
      }}
    >
      <Input
        aria-label={t('meetings.body')}
        placeholder={t('meetings.body')}
        maxLength={80}
        value={body}
        onChange={({ target }) => setBody(target.value)}
      />
      <Input
        aria-label={t('meetings.official')}
        placeholder={t('meetings.official')}
        maxLength={40}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button htmlType="submit" disabled={body.trim() === ''}>
        {t('meetings.add')}
      </Button>
    </form>
  );
}
