import './node/heap.ts';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { createStreamNode } from './index.ts';

const log = pino({ name: 'streams' });

const config = readConfig(process.env);
if (Array.isArray(config)) {
  for (const line of config) process.stderr.write(`${line}\n`);
  process.exit(1);
}

const node = createStreamNode({ ...config, logger: log });
try {
  const { port } = await node.start();
  log.info({ port, host: config.host }, 'streams node is listening');
} catch (error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const why =
    code === 'EADDRINUSE'
      ? 'is taken; set STREAMS_PORT to another'
      : `cannot be used (${String(code ?? error)})`;
  process.stderr.write(`port ${config.port} on ${config.host} ${why}\n`);
  process.exit(1);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void node.stop().then(() => process.exit(0));
  });
}
