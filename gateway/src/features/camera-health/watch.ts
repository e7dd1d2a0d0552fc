import type { FastifyInstance } from 'fastify';
import { Prober } from './prober.ts';
import { recordHealth } from './record.ts';
import { RelayHealth } from './relay-health.ts';

const lookEveryMs = 1_000;
const probeEveryMs = 30_000;

/** From `ready` to `close`: watches the relays, and has cameras asked that nobody watches. */
export function watchCameras(app: FastifyInstance): void {
  if (app.config.streamsSecret === null) return;
  const health = new RelayHealth();
  repeat(app, lookEveryMs, 'cameras: their health was not written down', async () => {
    await recordHealth(app, health.look(app.media.relays(), Date.now()));
  });
  const hours = app.config.cameraCheckHours;
  if (hours === 0) return;
  const prober = new Prober(app, { hours, everyMs: probeEveryMs });
  app.addHook('preClose', async () => prober.close());
  repeat(app, probeEveryMs, 'cameras: they could not be asked', async () => {
    await prober.round();
  });
}

/** Again and again, each time so long after the last one ended; waits for the last one when the app closes. */
function repeat(app: FastifyInstance, everyMs: number, problem: string, act: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let closed = false;
  const round = async (): Promise<void> => {
    await act().catch((error: unknown) => {
      if (!closed) app.log.warn({ err: error }, problem);
    });
    if (!closed) schedule();
  };
  const schedule = (): void => {
    timer = setTimeout(() => {
      running = round();
    }, everyMs);
  };
  app.addHook('onReady', async () => schedule());
  app.addHook('preClose', async () => {
    closed = true;
    clearTimeout(timer);
    await running;
  });
}
