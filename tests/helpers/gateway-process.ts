import { buildPackage, type ServerProcess, startServer } from './server-process.ts';

export const buildGateway = (): Promise<void> => buildPackage('gateway');

/** The gateway as a process of its own. */
export type GatewayProcess = Omit<ServerProcess, 'said'> & { url: string };

/** Starts the gateway and waits until it listens; throws with its own words when it ends instead. */
export async function startGateway(
  env: Record<string, string>,
  nodeArgs: string[] = [],
): Promise<GatewayProcess> {
  const { said, ...process } = await startServer({
    name: 'gateway',
    env: { FENGQIAO_DEMO: '0', FENGQIAO_TERMINALS: 'optional', LOG_LEVEL: 'silent', ...env },
    nodeArgs,
    listening: /listening at (http:\S+)/,
  });
  return { ...process, url: said };
}
