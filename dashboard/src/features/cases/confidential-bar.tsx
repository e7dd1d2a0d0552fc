import { EyeInvisibleOutlined, EyeOutlined, LockFilled, UnlockOutlined } from '@ant-design/icons';
import type { CaseDetail } from '@fengqiao/contract/cases';
import type { Visibility } from '@fengqiao/contract/confidentiality';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { minuteOf } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import styles from './confidential.module.css';
import { HandlersDialog } from './handlers-dialog.tsx';
import { SealDialog } from './seal-dialog.tsx';
import { UnmaskDialog } from './unmask-dialog.tsx';
import { UnsealDialog } from './unseal-dialog.tsx';

const signs: Record<Visibility, typeof EyeOutlined> = {
  full: EyeOutlined,
  unmasked: UnlockOutlined,
  masked: EyeInvisibleOutlined,
};

const dialogs = { unmask: UnmaskDialog, seal: SealDialog, unseal: UnsealDialog, handlers: HandlersDialog };
type DialogName = keyof typeof dialogs;

/** How this reader sees the case, in words, with what may be done about it. */
export function ConfidentialBar({ detail }: { detail: CaseDetail }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<DialogName | null>(null);
  const { visibility, unmaskedUntil, mayUnmask, sealed, sealReason, maySeal, handlers } =
    detail.confidentiality;
  const Sign = signs[visibility];
  const Dialog = open && dialogs[open];
  const offered: DialogName[] = [
    ...(mayUnmask ? (['unmask'] as const) : []),
    ...(maySeal ? (['handlers', sealed ? 'unseal' : 'seal'] as const) : []),
  ];
  return (
    <section className={styles.bar} data-visibility={visibility} aria-label={t('confidential.title')}>
      <Sign aria-hidden className={styles.sign ?? ''} />
      <div className={styles.words}>
        <p role="status" className={styles.how}>
          {visibility === 'unmasked' && unmaskedUntil
            ? t('confidential.unmasked', { time: minuteOf(unmaskedUntil) })
            : t(`confidential.${visibility}`)}
        </p>
        {visibility === 'unmasked' && unmaskedUntil && <Remaining until={unmaskedUntil} />}
        {sealed && (
          <p>
            <LockFilled aria-hidden /> {t('confidential.sealed', { reason: sealReason ?? '' })}
          </p>
        )}
        {handlers.length > 0 && (
          <p className={styles.faint}>
            {t('confidential.handlers', {
              names: handlers
                .map(({ displayName, teamRole }) =>
                  teamRole === null
                    ? displayName
                    : t('confidential.inRole', {
                        name: displayName,
                        role: t(`confidential.teamRole.${teamRole}`),
                      }),
                )
                .join(t('confidential.listComma')),
            })}
          </p>
        )}
      </div>
      <div className={styles.actions}>
        {offered.map((name) => (
          <Button key={name} type={name === 'unmask' ? 'primary' : 'default'} onClick={() => setOpen(name)}>
            {t(`confidential.open.${name}`)}
          </Button>
        ))}
      </div>
      {Dialog && <Dialog detail={detail} onClose={() => setOpen(null)} />}
    </section>
  );
}

/** The time that is left to read; not announced every second. */
function Remaining({ until }: { until: string }) {
  const { t } = useTranslation();
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - useNow(1_000)) / 1_000));
  const left = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <p role="timer" aria-live="off" className={styles.faint}>
      {t('confidential.left', { left })}
    </p>
  );
}
