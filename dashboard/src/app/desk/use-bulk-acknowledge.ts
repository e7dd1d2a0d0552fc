import { App } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { acknowledgeCase } from '../../features/cases/api.ts';
import { type Held, HeldAct } from '../../lib/held-act.ts';
import { useLive } from '../../live/live-context.tsx';

export interface BulkAcknowledge {
  /** Codes that will be acknowledged unless it is taken back; null = nothing is under way. */
  held: Held<readonly string[]> | null;
  acknowledge: (caseCodes: readonly string[]) => void;
  undo: () => void;
  now: () => void;
}

/** Acknowledges several red cases with ten seconds to take it back. What is held is done when the list closes. */
export function useBulkAcknowledge(): BulkAcknowledge {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { store } = useLive();
  const [held, setHeld] = useState<Held<readonly string[]> | null>(null);
  const [act] = useState(() => new HeldAct<readonly string[]>((codes) => void send(codes), setHeld));

  async function send(codes: readonly string[]): Promise<void> {
    const answers = await Promise.allSettled(
      codes.map((code) => acknowledgeCase(code).then(() => store.acknowledge(code))),
    );
    const count = answers.filter(({ status }) => status === 'rejected').length;
    if (count > 0) void message.error(t('desk.todo.bulkFailed', { count }));
  }

  useEffect(() => {
    const flush = () => act.flush();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [act]);
  return {
    held,
    acknowledge: (codes) => act.hold(codes),
    undo: () => act.undo(),
    now: () => act.flush(),
  };
}
