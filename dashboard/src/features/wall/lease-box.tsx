import type { LeaseAct } from '@fengqiao/contract/wall-leases';
import type { Wall } from '@fengqiao/contract/walls';
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import { minuteOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import { actOnLease } from './api.ts';
import { HandOverDialog } from './hand-over-dialog.tsx';
import { leaseMenu } from './lease-menu.ts';
import { leaseState } from './lease-state.ts';
import { OverrideDialog } from './override-dialog.tsx';
import { useLeaseEnd } from './use-lease-end.ts';
import type { WallActs } from './use-wall-acts.ts';
import styles from './wall-strip.module.css';

interface LeaseBoxProps {
  wall: Wall;
  /** null = this account only looks. */
  acts: WallActs | null;
}

/** Who works the wall and until when; what can be done about it opens below. */
export function LeaseBox({ wall, acts }: LeaseBoxProps) {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const state = leaseState(wall.now.lease, session?.account ?? '', useNow());
  useLeaseEnd(wall.now.lease);
  const [dialog, setDialog] = useState<'handOver' | 'override' | null>(null);
  const words =
    state.kind === 'free'
      ? t('wallDesk.lease.free')
      : state.kind === 'mine'
        ? t('wallDesk.lease.mine', { time: minuteOf(state.untilMs) })
        : t('wallDesk.lease.others', { name: state.holder, time: minuteOf(state.untilMs) });
  if (acts === null)
    return (
      <span className={styles.lease} title={words}>
        {words}
      </span>
    );
  const send = (act: LeaseAct) =>
    acts.act(t(`wallDesk.lease.done.${act.act}`), () => actOnLease(wall.id, act));
  const mayOverride = session?.role === 'leader' || session?.role === 'head';
  const items = leaseMenu(state, mayOverride).map(({ act, words: key, idle }) => ({
    key: act,
    label: t(`wallDesk.lease.${key}`, { seconds: 'leftS' in state ? state.leftS : 0 }),
    disabled: idle,
  }));
  const choose = (key: string) => {
    if (key === 'handOver' || key === 'override') setDialog(key);
    else if (key === 'take' || key === 'ask' || key === 'release') send({ act: key });
  };
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }}>
        <Button size="small" className={styles.lease ?? ''} data-kind={state.kind} title={words}>
          {state.kind === 'others' && state.asking === 'waiting'
            ? t('wallDesk.lease.asking.waiting', { seconds: state.leftS })
            : state.kind === 'others' && state.asking === 'mayTake'
              ? t('wallDesk.lease.takeNow')
              : words}
        </Button>
      </Dropdown>
      <HandOverDialog
        open={dialog === 'handOver'}
        wall={wall}
        onClose={() => setDialog(null)}
        onSend={(to) => send({ act: 'handOver', to })}
      />
      <OverrideDialog
        open={dialog === 'override'}
        holder={state.kind === 'others' ? state.holder : ''}
        onClose={() => setDialog(null)}
        onSend={(reason) => send({ act: 'override', reason })}
      />
    </>
  );
}
