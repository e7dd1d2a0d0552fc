// Serves simulated cameras as a process of their own: CAMERA_COUNT, CAMERA_KBPS. Prints its port.
import { startCameraServer } from '@fengqiao/fixtures';
import { weighPictures } from './weigh-pictures.ts';

const count = Number(process.env.CAMERA_COUNT);
const server = await startCameraServer({ count, bitrateKbps: Number(process.env.CAMERA_KBPS), seed: 1 });
weighPictures(server);
process.stdout.write(`port ${server.port}\n`);
process.once('SIGTERM', () => void server.stop());
