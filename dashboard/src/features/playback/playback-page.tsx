import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../../lib/session.ts';
import { dayMs, dayOf, startOfDay } from '../../lib/time.ts';
import { useNow } from '../../lib/use-now.ts';
import page from '../../ui/page.module.css';
import { PanelError } from '../../ui/panel.tsx';
import { SnapshotButton } from '../../ui/snapshot-button.tsx';
import { cameraQuery, recordingsQuery } from './api.ts';
import { Controls } from './controls.tsx';
import styles from './playback.module.css';
import { searchOf } from './playback-search.ts';
import { PolicyLine } from './policy-form.tsx';
import { RecordedTile } from './recorded-tile.tsx';
import { TimeBar } from './time-bar.tsx';
import { useRecordedPicture } from './use-recorded-picture.ts';

/** So long ago is what is shown first when the address names no time. */
const beginMs = 60_000;

/** `/cameras/:id/playback?at=`: what a public camera saw, on the bar of a day. */
export function PlaybackPage() {
  const { t } = useTranslation();
  const { id } = useParams({ from: '/shell/cameras/$id/playback' });
  const { at } = useSearch({ from: '/shell/cameras/$id/playback' });
  const navigate = useNavigate({ from: '/cameras/$id/playback' });
  const nowMs = useNow(10_000);
  const videoRef = useRef<HTMLVideoElement>(null);
  const [bare, setBare] = useState(false);
  const { data: camera, error: unknown } = useQuery(cameraQuery(id));
  const { data: session } = useQuery(sessionQuery);
  const atMs = at === undefined ? null : Date.parse(at);
  const [dayFromMs, setDayFromMs] = useState(() => startOfDay(atMs ?? nowMs));
  const recordings = useQuery({
    ...recordingsQuery(id, dayOf(dayFromMs)),
    enabled: camera?.private === false,
  });
  const isRecorded = recordings.data !== undefined && recordings.data.setBy !== null;
  const { replay, picture } = useRecordedPicture(isRecorded && !bare ? id : null, videoRef);

  const goTo = (time: number) => {
    void navigate({ search: searchOf(time), replace: true });
    setDayFromMs(startOfDay(time));
    picture?.goTo(time);
  };
  // The address says where to begin; from then on it follows what is looked at.
  const lastSpan = recordings.data?.spans.at(-1);
  const firstMs = atMs ?? (lastSpan === undefined ? null : Date.parse(lastSpan.to) - beginMs);
  const begun = useRef<unknown>(null);
  useEffect(() => {
    if (picture === null || firstMs === null || begun.current === picture) return;
    begun.current = picture;
    picture.goTo(firstMs);
  }, [picture, firstMs]);

  if (unknown) return <PanelError error={unknown} />;
  const mayDecide = session?.role === 'head' || session?.role === 'leader';
  return (
    <div className={page.wide}>
      <div className={page.head}>
        <h1 className={page.title}>
          {t('playback.title')} · {camera?.name ?? id}
        </h1>
        <span className={styles.day}>
          <label htmlFor="playback-day">{t('playback.day')}</label>
          <DatePicker
            id="playback-day"
            allowClear={false}
            value={dayjs(dayOf(dayFromMs))}
            disabledDate={(day) => day.isAfter(dayjs(dayOf(nowMs)))}
            getPopupContainer={() => document.getElementById('root') ?? document.body}
            onChange={(day) =>
              day !== null && setDayFromMs(Date.parse(`${day.format('YYYY-MM-DD')}T00:00:00+08:00`))
            }
          />
        </span>
      </div>
      {camera?.private && <p className={page.notice}>{t('error.recording.private')}</p>}
      {recordings.error && <PanelError error={recordings.error} onRetry={() => void recordings.refetch()} />}
      {recordings.data && <PolicyLine recordings={recordings.data} mayDecide={mayDecide} />}
      {recordings.data && !isRecorded && <p className={styles.empty}>{t('playback.neverRecorded')}</p>}
      {recordings.data?.complete === false && <p className={page.notice}>{t('playback.incomplete')}</p>}
      {isRecorded && (
        <>
          <RecordedTile
            name={camera?.name ?? id}
            owner={camera?.owner}
            replay={replay}
            videoRef={videoRef}
            bare={bare}
            onBare={() => setBare(true)}
            extra={
              <SnapshotButton
                cameraId={id}
                of="recording"
                videoRef={videoRef}
                capturedMs={() => replay.wallMs}
              />
            }
          />
          <TimeBar
            dayFromMs={dayFromMs}
            spans={recordings.data?.spans ?? []}
            atMs={replay.wallMs}
            nowMs={Math.min(nowMs, dayFromMs + dayMs)}
            onGoTo={goTo}
          />
          {picture && <Controls replay={replay} picture={picture} onGoTo={goTo} />}
        </>
      )}
    </div>
  );
}
