import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SetupDone } from '@fengqiao/contract/accounts';
import type { CaseSummary } from '@fengqiao/contract/cases';
import type { Health } from '@fengqiao/contract/health';
import type { LoginChallenge, TerminalSummary } from '@fengqiao/contract/terminals';
import { afterAll, describe, expect, it } from 'vitest';
import { newCase } from '../helpers/case-events.ts';
import { eventually } from '../helpers/eventually.ts';
import { descendants, stillRunning } from '../helpers/process-tree.ts';
import { type Product, startProduct } from '../helpers/product.ts';
import { apiOf } from '../helpers/product-api.ts';
import { terminalKey } from '../helpers/terminal-key.ts';

/** Starting takes a database, a region and 64 cameras; on a busy machine that is long. */
const patienceMs = 180_000;
const few = { FENGQIAO_HISTORY_DAYS: '2' };

const pidOf = (product: Product): number => product.process.pid ?? 0;
const orphansOf = (before: ReturnType<typeof descendants>) => () => stillRunning(before).length === 0;

describe('one start of the whole product', () => {
  let product: Product;
  let dataDir: string;
  /** Code of a case that was stored before the first end. */
  let caseCode: string;
  let firstAccounts: Product['accounts'];

  afterAll(() => product?.remove(), patienceMs);

  it('runs the database, cameras, streams, gateway and feed', { timeout: patienceMs }, async () => {
    product = await startProduct({ env: few });
    dataDir = product.dataDir;
    firstAccounts = product.accounts;
    const running = descendants(pidOf(product)).map(({ command }) => command);
    for (const part of ['postgres', 'camera/server', 'streams/dist', 'gateway/dist', 'scenarios/server'])
      expect(running.filter((command) => command.includes(part)).length, part).toBeGreaterThan(0);
    const { cases } = await apiOf(product).send(newCase({ areaCode: '511902', title: '先来的案件' }));
    caseCode = cases[0]?.caseCode ?? '';
  });

  it.each(['PORT', 'STREAMS_PORT'])('says in one line that %s is taken, and ends with 1', async (name) => {
    const port = new URL(name === 'PORT' ? product.url : product.streamsUrl).port;
    const refused = await startProduct({ env: { [name]: port } }).catch((error: Error) => error.message);
    const lines = String(refused).split('\n').filter(Boolean);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe('The product ended with 1:');
    expect(lines[1]).toContain(`Port ${port} on 127.0.0.1 is taken`);
    expect(lines[1]).toContain(`${name}=`);
  });

  it('ends with everything that it has started', { timeout: patienceMs }, async () => {
    const before = descendants(pidOf(product));
    expect(before.length).toBeGreaterThan(6);
    const asked = performance.now();
    expect(await product.stop()).toBe(0);
    process.stderr.write(
      `measured: SIGTERM → everything ended ${Math.round(performance.now() - asked)} ms\n`,
    );
    // The log collector of the database writes its last lines when all others have left.
    await eventually('the end of all its processes', orphansOf(before));
    await expect(fetch(`${product.url}/api/health`)).rejects.toThrow();
  });

  it('starts again with the same accounts and cases', { timeout: patienceMs }, async () => {
    product = await startProduct({ dataDir, env: few });
    expect(product.accounts).toEqual(firstAccounts);
    const leader = await apiOf(product).as('leader01');
    const found = await leader<CaseSummary>('GET', `/api/cases/${caseCode}`);
    expect(found.title).toBe('先来的案件');
  });

  it('leaves nothing behind when it is killed', { timeout: patienceMs }, async () => {
    const before = descendants(pidOf(product));
    product.process.kill('SIGKILL');
    const killed = performance.now();
    await eventually('the end of all its processes', orphansOf(before), 60_000);
    process.stderr.write(`measured: SIGKILL → nothing left ${Math.round(performance.now() - killed)} ms\n`);
  });
});

describe('a real system, without the demo', () => {
  let product: Product;
  const person = {
    account: 'chief',
    password: 'correct horse battery',
    displayName: '张三',
    areaCode: '511900',
  };

  afterAll(() => product?.remove(), patienceMs);

  it('starts empty and asks for its first administrator', { timeout: patienceMs }, async () => {
    product = await startProduct({ env: { FENGQIAO_DEMO: '0' } });
    const { demo, seq } = await apiOf(product).get<Health>('/api/health');
    expect({ demo, seq }).toEqual({ demo: false, seq: 0 });
    expect(await apiOf(product).get('/api/setup')).toEqual({ needed: true });
    await expect(stat(join(product.dataDir, 'demo-credentials.json'))).rejects.toThrow('ENOENT');
    const running = descendants(pidOf(product)).map(({ command }) => command);
    expect(running.filter((command) => command.includes('fixtures'))).toEqual([]);
  });

  it('makes the administrator once, with the code of its log', async () => {
    const log = await readFile(join(product.dataDir, 'logs', 'gateway.log'), 'utf8');
    const setupCode = /the set-up code is (\S+)/.exec(log)?.[1] ?? '';
    const { post, get } = apiOf(product);
    await expect(post('/api/setup', { ...person, setupCode: 'aaaaa-bbbbb-ccccc' })).rejects.toThrow(
      'setup.badCode',
    );
    const done = await post<SetupDone>('/api/setup', { ...person, setupCode });
    expect(done).toMatchObject({ needed: false, terminalCode: { code: expect.any(String) } });
    await expect(post('/api/setup', { ...person, account: 'second', setupCode })).rejects.toThrow(
      'setup.done',
    );
    expect(await get('/api/setup')).toEqual({ needed: false });
    const { account, password } = person;
    await expect(post('/api/session', { account, password })).rejects.toThrow('session.terminalRequired');
    const key = await terminalKey();
    const nonce = async () => (await get<LoginChallenge>('/api/session/challenge')).nonce;
    const enrolment = await key.enrolment(done.terminalCode?.code ?? '', await nonce());
    const { id } = await post<TerminalSummary>('/api/terminals', enrolment);
    const terminal = await key.login(id, await nonce(), account);
    expect(await post('/api/session', { account, password, terminal })).toMatchObject({
      role: 'systemAdmin',
      terminal: { id },
    });
  });
});
