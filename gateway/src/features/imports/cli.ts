/**
 * `npm run import -- FILE --mapping MAPPING.json [--url http://127.0.0.1:8080] [--key KEY]`: sends a file of cases to a running
 * gateway as one of its sources and shows how far it is. The key may stand in FENGQIAO_SOURCE_KEY, where no process list shows it.
 */
import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { ErrorBody } from '@fengqiao/contract/errors';
import type { ImportStatus } from '@fengqiao/contract/imports';

const usage = `Usage: npm run import -- FILE --mapping MAPPING.json [--url URL] [--key KEY]

  FILE       a CSV (any Chinese or Unicode encoding) or XLSX file of cases, one row each
  --mapping  a JSON file that says which column is what, for example
             { "columns": { "caseRef": "编号", "registeredAt": "登记时间", "title": "标题" },
               "places": { "东城": "511902001" } }
  --url      address of the gateway, http://127.0.0.1:8080 unless told
  --key      key of the source in whose name the cases come; or FENGQIAO_SOURCE_KEY`;

/** A refusal in words; the command ends with 1. */
class Refusal extends Error {}

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      mapping: { type: 'string' },
      url: { type: 'string' },
      key: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const [file] = positionals;
  const key = values.key ?? process.env.FENGQIAO_SOURCE_KEY;
  if (values.help || file === undefined || values.mapping === undefined || key === undefined) {
    console.error(usage);
    return values.help ? 0 : 2;
  }
  const url = (values.url ?? 'http://127.0.0.1:8080').replace(/\/+$/, '');
  const headers = { authorization: `Bearer ${key}` };
  const form = new FormData();
  form.set('kind', 'cases');
  form.set('mapping', await readFile(values.mapping, 'utf8'));
  form.set('file', await openAsBlob(file), basename(file));
  const { id } = await call<{ id: string }>(`${url}/api/imports`, { method: 'POST', headers, body: form });
  return follow(`${url}/api/imports/${id}`, headers);
}

async function follow(url: string, headers: Record<string, string>): Promise<number> {
  for (let shown = ''; ; await delay(300)) {
    const status = await call<ImportStatus>(url, { headers });
    const line = progressLine(status);
    if (line !== shown) console.log(line);
    shown = line;
    if (status.state === 'queued' || status.state === 'running') continue;
    for (const { row, message } of status.errors.slice(0, 20)) console.log(`  row ${row}: ${message}`);
    if (status.quarantined > 0) console.log(`${status.quarantined} are kept in quarantine for repair.`);
    if (status.message !== null) console.error(status.message);
    return status.state === 'done' ? 0 : 1;
  }
}

function progressLine({ state, progress, rowsRead, accepted, duplicates, cases }: ImportStatus): string {
  const share = `${Math.round(progress * 100)} %`.padStart(5);
  return `${share}  ${state}: ${rowsRead} rows, ${cases} new cases, ${accepted} new events, ${duplicates} known already`;
}

async function call<T>(url: string, init: RequestInit): Promise<T> {
  const answer = await fetch(url, init).catch((error: unknown) => {
    const cause = (error as { cause?: { code?: string } }).cause?.code ?? String(error);
    throw new Refusal(`${new URL(url).origin} does not answer (${cause}): does the gateway run there?`);
  });
  const body = (await answer.json()) as T & Partial<ErrorBody>;
  if (!answer.ok) throw new Refusal(body.error?.message ?? `the gateway answered ${answer.status}`);
  return body;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const known = error instanceof Refusal || (error as { code?: string }).code !== undefined;
    console.error(known ? (error as Error).message : error);
    process.exitCode = 1;
  },
);
