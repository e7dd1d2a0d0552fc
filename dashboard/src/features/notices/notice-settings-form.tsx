import { Button, Slider, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noticeKinds } from '../../lib/notices/notice.ts';
import { playTone, toneNames } from '../../lib/notices/tones.ts';
import { useNotices } from '../../lib/notices/use-notices.ts';
import styles from './notices.module.css';
import { QuietTime } from './quiet-time.tsx';

/** Sound with its loudness and a test of each tone, quiet for a while, and which kinds are wanted; kept for the account on this browser. */
export function NoticeSettingsForm() {
  const { t } = useTranslation();
  const { settings, set } = useNotices();
  const [held, setHeld] = useState(false);
  const { sound, volume, muted } = settings;
  const test = async (name: (typeof toneNames)[number]) => setHeld(!(await playTone(name, volume)));
  return (
    <section aria-label={t('notices.settings')} className={styles.settings}>
      <QuietTime settings={settings} onQuiet={(quietUntil) => set({ quietUntil })} />
      <div className={styles.setting}>
        <span id="notices-sound">{t('notices.sound')}</span>
        <Switch
          checked={sound}
          aria-labelledby="notices-sound"
          onChange={(on) => {
            set({ sound: on });
            // The click is what the browser waits for before it lets a page sound.
            if (on) void test('news');
          }}
        />
        <Slider
          className={styles.volume ?? ''}
          min={0}
          max={1}
          step={0.1}
          value={volume}
          disabled={!sound}
          ariaLabelForHandle={t('notices.volume')}
          tooltip={{ formatter: null }}
          onChange={(value: number) => set({ volume: value })}
        />
      </div>
      <div className={styles.setting}>
        <span>{t('notices.test')}</span>
        {toneNames.map((name) => (
          <Button key={name} size="small" onClick={() => void test(name)}>
            {t(`notices.tone.${name}`)}
          </Button>
        ))}
      </div>
      {held && (
        <p role="status" className={styles.hint}>
          {t('notices.held')}
        </p>
      )}
      <details>
        <summary>{t('notices.wanted')}</summary>
        {noticeKinds.map((kind) => (
          <div key={kind} className={styles.setting}>
            <span id={`notices-${kind}`}>{t(`notices.kind.${kind}`)}</span>
            <Switch
              size="small"
              checked={!muted.includes(kind)}
              disabled={kind === 'alarm'}
              aria-labelledby={`notices-${kind}`}
              onChange={(on) => set({ muted: on ? muted.filter((each) => each !== kind) : [...muted, kind] })}
            />
            {kind === 'alarm' && <span className={styles.hint}>{t('notices.alarmsAlways')}</span>}
          </div>
        ))}
      </details>
    </section>
  );
}
