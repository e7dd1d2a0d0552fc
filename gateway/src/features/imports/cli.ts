/**
 * `npm run import -- FILE --mapping MAPPING.json [--url http://127.0.0.1:8080] [--key KEY]`: sends a file of cases to a running
 * gateway as one of its sources and shows how far it is. The key may stand in FENGQIAO_SOURCE_KEY, where no process list shows it.
 * `npm run import -- FILE --cameras --account ACCOUNT`: a file of cameras, in the name of an account that keeps the registry; its
 * password stands in FENGQIAO_PASSWORD.
 */
import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { CameraImportOptions } from '@fengqiao/contract/camera-imports';
import type { ImportStatus } from '@fengqiao/contract/imports';
import { Value } from 'typebox/value';
import { importCameras } from './camera-cli.ts';
import { type Asked, gatewayAt, Refusal } from './cli-request.ts';

const usage = `Usage: npm run import -- FILE --mapping MAPPING.json [--url URL] [--key KEY]
       npm run import -- FILE --cameras --account ACCOUNT [--try] [--options OPTIONS.json] [--url URL]

  FILE       a CSV (any Chinese or Unicode encoding) or XLSX file of cases, or of cameras, one row each
  --mapping  a JSON file that says which column is what, for example
             { "columns": { "caseRef": "编号", "registeredAt": "登记时间", "title": "标题" },
               "places": { "东城": "511902001" } }
  --url      address of the gateway, http://127.0.0.1:8080 unless told
  --key      key of the source in whose name the cases come; or FENGQIAO_SOURCE_KEY
  --cameras  the file holds cameras; their columns are known by their headings
  --account  who imports them: an operator, leader, head or system administrator; the password in FENGQIAO_PASSWORD
  --try      reads and checks everything and stores nothing
  --options  a JSON file with what the headings do not say, for example
             { "datum": "GCJ02", "areaCode": "511902", "columns": { "id": "国标码", "name": "点位" } }`;

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      mapping: { type: 'string' },
      url: { type: 'string' },
      key: { type: 'string' },
      cameras: { type: 'boolean' },
      account: { type: 'string' },
      try: { type: 'boolean' },
      options: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  const [file] = positionals;
  const gateway = gatewayAt(values.url ?? 'http://127.0.0.1:8080');
  const { account, mapping } = values;
  const key = values.key ?? process.env.FENGQIAO_SOURCE_KEY;
  const password = process.env.FENGQIAO_PASSWORD;
  if (values.help !== true && file !== undefined) {
    if (values.cameras && account !== undefined && password !== undefined) {
      const options = await cameraOptions(values.options, values.try ?? false);
      const bytes = await openAsBlob(file);
      return importCameras(gateway, { account, password }, { name: basename(file), bytes }, options, (line) =>
        console.log(line),
      );
    }
    if (!values.cameras && mapping !== undefined && key !== undefined)
      return importCases(gateway, file, mapping, key);
  }
  console.error(usage);
  return values.help ? 0 : 2;
}

async function cameraOptions(file: string | undefined, dryRun: boolean): Promise<CameraImportOptions> {
  const given: unknown = file === undefined ? {} : JSON.parse(await readFile(file, 'utf8'));
  const options: unknown = { ...(given as object), dryRun };
  if (!Value.Check(CameraImportOptions, options)) {
    const [fault] = Value.Errors(CameraImportOptions, options);
    throw new Refusal(`${file}: ${fault?.instancePath || '/'} ${fault?.message ?? 'does not fit'}`);
  }
  return options;
}

async function importCases(gateway: Asked, file: string, mapping: string, key: string): Promise<number> {
  const headers = { authorization: `Bearer ${key}` };
  const form = new FormData();
  form.set('kind', 'cases');
  form.set('mapping', await readFile(mapping, 'utf8'));
  form.set('file', await openAsBlob(file), basename(file));
  const { body } = await gateway.ask<{ id: string }>('/api/imports', { method: 'POST', headers, body: form });
  return follow(gateway, `/api/imports/${body.id}`, headers);
}

async function follow(gateway: Asked, path: string, headers: Record<string, string>): Promise<number> {
  for (let shown = ''; ; await delay(300)) {
    const { body: status } = await gateway.ask<ImportStatus>(path, { headers });
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
