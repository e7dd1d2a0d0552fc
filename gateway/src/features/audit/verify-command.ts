import { parseArgs } from 'node:util';
import {
  APPLICATION_ROLE,
  createPool,
  formatHead,
  type Head,
  openDatabase,
  parseHead,
  readHeads,
} from '@fengqiao/db';
import { headsFile } from './heads.ts';
import { verifyChain } from './verify-chain.ts';

const usage = `Usage: npm run audit:verify [-- --head DAY:NO:HASH ...] [--heads FILE]

Reads every row of the audit log, computes the chain of hashes anew and compares it with heads that were written down outside.

  --head   a head that somebody wrote down, e.g. 2026-11-22:1045:9f2c…
  --heads  a copy of audit-heads.log; default: the one in FENGQIAO_DATA

The database is that of DATABASE_URL, else the embedded one of FENGQIAO_DATA (./.data).
Ends with 0 when the log holds, with 1 when it does not, with 2 when it could not be read.`;

/**
 * `npm run audit:verify`: reads the whole audit log and says whether it holds; also while the product runs. Answers the exit code.
 */
export async function verifyCommand(args: string[], print: (line: string) => void): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      head: { type: 'string', multiple: true },
      heads: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    print(usage);
    return 0;
  }
  const file = values.heads ?? headsFile(process.env.FENGQIAO_DATA || '.data');
  const heads = [...(await readHeads(file)), ...(values.head ?? []).map(headOf)];
  const { url, done } = await openDatabase({ mayRun: true, onProgress: print });
  const pool = createPool({
    url,
    role: APPLICATION_ROLE,
    max: 1,
    statementTimeoutMs: 60_000,
    applicationName: 'fengqiao audit verify',
  });
  try {
    const { rows, from, head, fault } = await verifyChain(pool, { heads, onProgress: showProgress });
    print(`rows  ${rows}${from === null ? '' : `, from ${from.day}:${from.no}`}`);
    print(`head  ${head === null ? 'none: the log is empty' : `${formatHead(head)}  (${head.at})`}`);
    print(`compared with ${heads.length} heads that were written down`);
    if (fault === null) print('The log holds.');
    else print(`FAULT ${fault.day}:${fault.no} ${fault.what}`);
    return fault === null ? 0 : 1;
  } finally {
    await pool.end();
    await done();
  }
}

function headOf(text: string): Head {
  const head = parseHead(text);
  if (head === null) throw new TypeError(`--head ${text}: expected DAY:NO:HASH, e.g. 2026-11-22:1045:9f2c…`);
  return head;
}

function showProgress(rows: number, of: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${Math.round((100 * rows) / Math.max(1, of))} %  `);
}
