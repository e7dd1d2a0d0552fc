import type { PtzInput, PtzLease } from '@fengqiao/contract/onvif';
import { useCallback, useEffect, useRef, useState } from 'react';
import { turnCamera } from './registry-api.ts';

export interface Speed {
  pan: number;
  tilt: number;
  zoom: number;
}

/** A movement ends by itself after 1.5 s: it is asked for again well before. */
const againMs = 500;

/** Turns a camera while something is held; stops when it is let go, when the page is hidden, and when it goes away. */
export function useTurning(cameraId: string) {
  const [lease, setLease] = useState<PtzLease | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [speed, setSpeed] = useState<Speed | null>(null);
  const moving = useRef(false);

  const send = useCallback(
    async (input: PtzInput) => {
      try {
        setLease(await turnCamera(cameraId, input));
        setError(null);
      } catch (failure) {
        setError(failure);
        setSpeed(null);
      }
    },
    [cameraId],
  );
  const stop = useCallback(() => setSpeed(null), []);

  useEffect(() => {
    if (speed === null) {
      if (moving.current) void send({ stop: true });
      moving.current = false;
      return;
    }
    moving.current = true;
    void send(speed);
    const timer = setInterval(() => void send(speed), againMs);
    return () => clearInterval(timer);
  }, [speed, send]);

  useEffect(() => {
    const events = ['blur', 'pagehide'] as const;
    for (const event of events) window.addEventListener(event, stop);
    document.addEventListener('visibilitychange', stop);
    return () => {
      for (const event of events) window.removeEventListener(event, stop);
      document.removeEventListener('visibilitychange', stop);
      if (moving.current) void turnCamera(cameraId, { stop: true }).catch(() => undefined);
    };
  }, [cameraId, stop]);

  return { lease, error, speed, move: setSpeed, stop, goTo: (preset: string) => void send({ preset }) };
}
