import { randomBytes } from 'node:crypto';
import { buildPackage, type ServerProcess, startServer } from './server-process.ts';

export const buildStreams = (): Promise<void> => buildPackage('streams');

/** A streams node as a process of its own. */
export type StreamsProcess = Omit<ServerProcess, 'said'> & { url: string; secret: string };

/** Starts a node and waits until it listens; throws with its own words when it ends instead. */
export async function startStreams(env: Record<string, string> = {}): Promise<StreamsProcess> {
  const secret = env.STREAMS_SECRET ?? randomBytes(24).toString('hex');
  const { said, ...process } = await startServer({
    name: 'streams',
    env: { STREAMS_PORT: '0', ...env, STREAMS_SECRET: secret },
    listening: /"port":(\d+)/,
  });
  return { ...process, url: `http://127.0.0.1:${said}`, secret };
}
