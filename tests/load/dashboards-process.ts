// Stands for many open dashboards as a process of its own: DASHBOARD_COUNT sockets of GATEWAY_URL, spread over DASHBOARD_COOKIES (one per
// line), each watching DASHBOARD_AREA. Prints `attached`, then with SIGUSR2 the delays that each registration took to each of them, in ms.
import type { CaseChange } from '@fengqiao/contract/events';
import { io } from 'socket.io-client';

const { GATEWAY_URL: url = '', DASHBOARD_AREA: area = '' } = process.env;
const cookies = (process.env.DASHBOARD_COOKIES ?? '').split('\n').filter(Boolean);
const count = Number(process.env.DASHBOARD_COUNT);
/** Server's clock of the reception → here: both on one machine. */
const delays: number[] = [];

const attach = (index: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const page = io(url, {
      transports: ['websocket'],
      extraHeaders: { cookie: cookies[index % cookies.length] ?? '' },
      forceNew: true,
      reconnection: false,
    });
    page.on('case.updated', ({ changes }: { changes: CaseChange[] }) => {
      const now = Date.now();
      for (const { eventType, receivedAt } of changes)
        if (eventType === 'case.registered') delays.push(now - Date.parse(receivedAt));
    });
    page.once('connect_error', reject);
    page.once('connect', () =>
      page.emit('area.watch', area, (answer: { error?: unknown }) =>
        answer.error === undefined ? resolve() : reject(new Error(JSON.stringify(answer.error))),
      ),
    );
  });

// One after the other: how many can come at once is another question.
for (let index = 0; index < count; index += 1) await attach(index);
process.stdout.write('attached\n');
process.on('SIGUSR2', () => process.stdout.write(`delays ${JSON.stringify(delays)}\n`));
process.once('SIGTERM', () => process.exit(0));
