import type { Meeting, MeetingAct } from '@fengqiao/contract/meetings';
import { Link } from '@tanstack/react-router';
import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PackStanding } from '../../features/meetings/pack-standing.tsx';
import { useMeetingAct } from '../../features/meetings/use-meeting-act.ts';
import type { MeetingEditing } from '../../features/meetings/use-meeting-edit.ts';
import { FrozenMark } from '../../features/packs/frozen-mark.tsx';
import { useLabel } from '../../lib/reference.ts';
import { dateTimeOf, weekdayOf } from '../../lib/time.ts';
import { FormProblem } from '../../ui/form-problem.tsx';
import page from '../../ui/page.module.css';
import styles from './meeting-page.module.css';

interface MeetingHeadProps {
  meeting: Meeting;
  editing: MeetingEditing;
}

/** What, when, over which days, whose figures; and the steps from here: make the figures, begin, present, end. */
export function MeetingHead({ meeting, editing }: MeetingHeadProps) {
  const { t } = useTranslation();
  const label = useLabel();
  const acting = useMeetingAct(meeting.id);
  const { id, title, areaName, plannedAt, from, until, state, cadence, heldBy, video, pack, may } = meeting;
  const facts = [
    areaName,
    t('meetings.plannedFor', {
      time: dateTimeOf(plannedAt),
      weekday: t(`time.weekday.${weekdayOf(plannedAt)}`),
    }),
    t('meetings.days', { from, until }),
    cadence === null ? t('meetings.besides') : `${label(cadence.label)} (${cadence.sourceRow})`,
    video ? t('meetings.video') : '',
    heldBy !== null && state === 'planned' ? t('meetings.heldBy', { time: dateTimeOf(heldBy) }) : '',
  ].filter(Boolean);
  const can = (act: MeetingAct['act']) => may.acts.includes(act);
  return (
    <header className={styles.head}>
      <div className={page.head}>
        <h1 className={page.title}>
          {title}{' '}
          <span className={styles.state} data-state={state}>
            {t(`meetings.state.${state}`)}
          </span>
        </h1>
        <div className={page.buttons}>
          {pack.head !== null && (
            <Link to="/meetings/$id/present" params={{ id }} className={styles.present}>
              {t('meetings.present')}
            </Link>
          )}
          {can('open') && (
            <Button loading={acting.pending === 'open'} onClick={() => acting.act('open')}>
              {t('meetings.begin')}
            </Button>
          )}
          {can('close') && (
            <Button loading={acting.pending === 'close'} onClick={() => acting.act('close')}>
              {t('meetings.close')}
            </Button>
          )}
          {can('reopen') && (
            <Button loading={acting.pending === 'reopen'} onClick={() => acting.act('reopen')}>
              {t('meetings.reopen')}
            </Button>
          )}
          {can('cancel') && (
            <Popconfirm title={t('meetings.cancel')} onConfirm={() => acting.act('cancel')}>
              <Button>{t('meetings.cancel')}</Button>
            </Popconfirm>
          )}
        </div>
      </div>
      <p className={styles.facts}>{facts.join(' · ')}</p>
      <Chair meeting={meeting} editing={editing} />
      <PackStanding meeting={meeting} acting={acting} mayPrepare={can('prepare')} />
      {pack.head !== null && (
        <p className={styles.frozen}>
          <FrozenMark head={pack.head} />{' '}
          <span className={page.faint}>{t('meetings.snapshot', { id: pack.head.id })}</span>
        </p>
      )}
      {meeting.previousId !== null && (
        <Link to="/meetings/$id" params={{ id: meeting.previousId }}>
          {t('meetings.previous')}
        </Link>
      )}
      <FormProblem error={acting.error} />
    </header>
  );
}

/** Who chairs; written where it stands, and sent when the field is left. */
function Chair({ meeting: { chair, may }, editing }: MeetingHeadProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  if (!may.write)
    return (
      <p className={styles.facts}>
        {chair === null ? t('meetings.noChair') : t('meetings.chair', { name: chair })}
      </p>
    );
  const send = () => {
    if (typed === null || typed.trim() === (chair ?? '')) return setTyped(null);
    const next = typed.trim() === '' ? null : typed.trim();
    editing.edit({ change: () => ({ chair: next }) });
    setTyped(null);
  };
  return (
    <Input
      className={styles.chair ?? ''}
      size="small"
      aria-label={t('meetings.chairLabel')}
      prefix={t('meetings.chairLabel')}
      maxLength={40}
      value={typed ?? chair ?? ''}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={send}
      onPressEnter={send}
    />
  );
}
