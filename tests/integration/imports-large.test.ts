import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { testDatabase } from '../helpers/database.ts';
import { buildGateway, startGateway } from '../helpers/gateway-process.ts';
import { seedAreas, sourceKey } from '../helpers/ingest-app.ts';
import { atLength } from '../helpers/prove.ts';
import { largeWorkbook } from '../helpers/workbook.ts';

/** Each row costs the gateway some 0.4 ms: what grows with them shows at 3,000 as well, 300 MB only at 100,000. */
const rows = atLength(3_000, 100_000);
const cli = fileURLToPath(new URL('../../gateway/dist/features/imports/cli.js', import.meta.url));

function* sheet() {
  yield ['编号', '时间', '主题', '详情'];
  for (let n = 0; n < rows; n += 1)
    yield [`L${n}`, '2024-03-01 10:00:00', `第${n}件纠纷`, `详情${n}：${'内容'.repeat(20)}`];
}

describe('npm run import', () => {
  it(`sends ${rows} rows to a running gateway, which stays below 300 MB (I2)`, async () => {
    await buildGateway();
    const db = await testDatabase({ engine: 'embedded' });
    const data = await mkdtemp(join(tmpdir(), 'fengqiao-large-'));
    await seedAreas(db);
    await writeFile(join(data, 'large.xlsx'), await largeWorkbook(sheet()));
    await writeFile(
      join(data, 'mapping.json'),
      JSON.stringify({ columns: { caseRef: '编号', registeredAt: '时间', title: '主题', detail: '详情' } }),
    );
    // V8 lets garbage lie as long as the machine has memory: a limit shows what an import needs.
    const gateway = await startGateway({ DATABASE_URL: db.url, FENGQIAO_DATA: data, PORT: '0' }, [
      '--max-old-space-size=256',
    ]);
    try {
      const files = [join(data, 'large.xlsx'), '--mapping', join(data, 'mapping.json'), '--url', gateway.url];
      const { code, out } = await run([cli, ...files], { FENGQIAO_SOURCE_KEY: sourceKey });
      expect(code, out).toBe(0);
      expect(out).toContain(
        `100 %  done: ${rows} rows, ${rows} new cases, ${rows} new events, 0 known already`,
      );
      const [counted] = (await db.ownerPool.query('select count(*)::int as n from case_state')).rows;
      expect(counted).toEqual({ n: rows });
      const peakMb = await peakMemoryMb(gateway.child.pid);
      if (peakMb !== null) expect(peakMb).toBeLessThan(300);
    } finally {
      await gateway.kill();
      await db.drop();
      await rm(data, { recursive: true, force: true });
    }
  }, 300_000);

  it('says in words what is missing, and whether a gateway answers', async () => {
    expect((await run([cli], {})).out).toContain('Usage: npm run import');
    const data = await mkdtemp(join(tmpdir(), 'fengqiao-cli-'));
    await writeFile(join(data, 'x.csv'), 'a,b\n');
    await writeFile(join(data, 'm.json'), '{}');
    const nobody = [join(data, 'x.csv'), '--mapping', join(data, 'm.json'), '--url', 'http://127.0.0.1:9'];
    const { code, out } = await run([cli, ...nobody], { FENGQIAO_SOURCE_KEY: 'k' });
    expect([code, out]).toEqual([1, expect.stringContaining('does not answer')]);
    await rm(data, { recursive: true });
  });
});

async function run(args: string[], env: Record<string, string>): Promise<{ code: number; out: string }> {
  const child = spawn(process.execPath, args, { env: { PATH: process.env.PATH, ...env } });
  const [out, complaint, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  return { code: code as number, out: out + complaint };
}

/** Peak resident memory of a process; null where the system does not tell. */
async function peakMemoryMb(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kb] = /VmHWM:\s+(\d+) kB/.exec(status) ?? [];
  return kb === undefined ? null : Number(kb) / 1024;
}
