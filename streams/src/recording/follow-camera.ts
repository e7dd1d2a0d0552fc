import type { Relay } from '../relay/relay.ts';
import type { Recorder } from './recorder.ts';

/** Keeps a camera's main stream running and hands its parts to the recorder, whatever session they come from, until it is released. */
export function followCamera(relay: Relay, recorder: Recorder): () => void {
  let leave: (() => void) | undefined;
  const follow = (session: ReturnType<Relay['session']>): void => {
    leave?.();
    // It waits for the disk, for longer than the stream keeps it.
    leave = session?.stream.follow(({ bytes, durationTicks, independent, wallMs }, init) =>
      recorder.take({ bytes: Buffer.from(bytes), durationTicks, independent, wallMs }, init),
    );
  };
  const unlisten = relay.listen({
    opened(session) {
      if (session.cameraId === recorder.cameraId && session.kind === 'main') follow(session);
    },
  });
  follow(relay.session(recorder.cameraId));
  const release = relay.keep(recorder.cameraId, 'recording');
  return () => {
    unlisten();
    leave?.();
    release();
  };
}
