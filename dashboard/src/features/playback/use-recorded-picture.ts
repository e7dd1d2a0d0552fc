import { type RefObject, useEffect, useState } from 'react';
import { clockNow } from '../../lib/clock.ts';
import { requestPlayback } from './api.ts';
import { RecordedPicture } from './recorded-picture.ts';
import { noReplay, type Replay } from './replay.ts';
import { openVod } from './vod-player.ts';

/** A camera's past in the video element for as long as the component lives; null plays nothing. */
export function useRecordedPicture(
  cameraId: string | null,
  videoRef: RefObject<HTMLVideoElement | null>,
): { replay: Replay; picture: RecordedPicture | null } {
  const [replay, setReplay] = useState<Replay>(noReplay);
  const [picture, setPicture] = useState<RecordedPicture | null>(null);
  useEffect(() => {
    const video = videoRef.current;
    setReplay(noReplay);
    if (cameraId === null || !video) return;
    const made = new RecordedPicture(video, {
      requestPlayback: (window) => requestPlayback(cameraId, window),
      openVod,
      now: clockNow,
    });
    const unsubscribe = made.subscribe(() => setReplay(made.getSnapshot()));
    setPicture(made);
    return () => {
      unsubscribe();
      made.close();
      setPicture(null);
    };
  }, [cameraId, videoRef]);
  return { replay, picture };
}
