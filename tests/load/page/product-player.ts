import { LivePicture } from '../../../dashboard/src/features/video/live-picture.ts';
import { pictureDeps } from '../../../dashboard/src/features/video/picture-deps.ts';

/** The product's own player, with the bench's server in the place of the gateway. The only file that knows how it is opened. */
export function openProduct(
  video: HTMLVideoElement,
  how: 'wall' | 'llhls',
  cameraId: string,
  complain: (what: string) => void,
): () => void {
  if (how === 'wall') {
    complain('the player has no way over the wall’s connection');
    return () => undefined;
  }
  const picture = new LivePicture(
    cameraId,
    video,
    pictureDeps(() => null),
  );
  let told = '';
  picture.subscribe(() => {
    const { state, reason } = picture.getSnapshot();
    const text = state.kind === 'live' || state.kind === 'connecting' ? '' : `${state.kind} ${reason ?? ''}`;
    if (text && text !== told) complain(text);
    told = text;
  });
  picture.start();
  return () => picture.stop();
}
