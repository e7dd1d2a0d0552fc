import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import { queryKeys } from '../../live/query-keys.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { noteMeeting } from './api.ts';
import styles from './meetings.module.css';

interface NoteFormProps {
  meetingId: string;
  /** Page that is spoken to; null = none. */
  page: string | null;
  /** It was opened to be typed into at once. */
  autoFocus?: boolean;
  /** It is sent, or put aside; left out = it stays. */
  onClose?: () => void;
}

const draftKey = (meetingId: string) => `meeting-note ${meetingId}`;

/** Writes a note of the meeting. What is typed stays on this machine until the server has it. */
export function NoteForm({ meetingId, page, autoFocus = false, onClose }: NoteFormProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useState(() => localStorage.getItem(draftKey(meetingId)) ?? '');
  const type = (words: string) => {
    setText(words);
    if (words === '') localStorage.removeItem(draftKey(meetingId));
    else localStorage.setItem(draftKey(meetingId), words);
  };
  const send = useMutation({
    mutationFn: () => noteMeeting(meetingId, { text: text.trim(), page }),
    onSuccess: async () => {
      type('');
      onClose?.();
      await queryClient.invalidateQueries({ queryKey: queryKeys.meetings });
    },
  });
  const submit = () => {
    if (text.trim() !== '' && !send.isPending) send.mutate();
  };
  useEffect(() => {
    if (autoFocus) form.current?.querySelector('textarea')?.focus();
  }, [autoFocus]);
  useShortcut(
    'send',
    (event) => {
      event.preventDefault();
      submit();
    },
    onClose !== undefined,
  );
  useShortcut(
    'cancel',
    (event) => {
      event.preventDefault();
      onClose?.();
    },
    onClose !== undefined,
  );
  return (
    <form
      ref={form}
      className={styles.note}
      aria-label={t('meetings.newNote')}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Input.TextArea
        aria-label={t('meetings.newNote')}
        placeholder={t('meetings.noteHint')}
        autoSize={{ minRows: 2, maxRows: 10 }}
        maxLength={4_000}
        value={text}
        onChange={({ target }) => type(target.value)}
      />
      <FormProblem error={send.error} />
      <div className={styles.buttons}>
        <Button type="primary" htmlType="submit" loading={send.isPending} disabled={text.trim() === ''}>
          {t('meetings.writeNote')} {onClose && <KeyCaps keys={['Ctrl+Enter']} />}
        </Button>
        {onClose && (
          <Button onClick={onClose}>
            {t('decisions.aside')} <KeyCaps keys={['Escape']} />
          </Button>
        )}
      </div>
    </form>
  );
}
