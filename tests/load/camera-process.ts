// Serves simulated cameras as a process of their own: CAMERA_COUNT of them with CAMERA_CLIPS in turn (URLs of files). Prints its port.
import { type ClipName, startCameraServer } from '@fengqiao/fixtures';

const clips = (process.env.CAMERA_CLIPS ?? '').split(',') as ClipName[];
const cameras = Array.from({ length: Number(process.env.CAMERA_COUNT) }, (_, index) => ({
  path: `/cam/${index + 1}`,
  clip: clips[index % clips.length] ?? 'crossroad',
  phaseMs: index * 730,
}));
const server = await startCameraServer({ cameras, seed: 1 });
process.stdout.write(`port ${server.port}\n`);
process.once('SIGTERM', () => void server.stop());
