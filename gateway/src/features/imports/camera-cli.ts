import type { Session } from '@fengqiao/contract/accounts';
import type {
  CameraImportLine,
  CameraImportOptions,
  CameraImportReport,
} from '@fengqiao/contract/camera-imports';
import { type Asked, Refusal } from './cli-request.ts';

/** Who imports cameras: an account that keeps the registry. */
export interface Keeper {
  account: string;
  password: string;
}

const shownFaults = 50;

/**
 * Logs in, sends a file of cameras, prints how far it is and every row that is not taken; answers the exit code: 0 when all rows were
 * taken. Throws `Refusal`.
 */
export async function importCameras(
  { url, ask }: Asked,
  keeper: Keeper,
  file: { name: string; bytes: Blob },
  options: CameraImportOptions,
  say: (line: string) => void,
): Promise<number> {
  const login = await ask<Session>('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(keeper),
  });
  const cookie = (login.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const form = new FormData();
  form.set('options', JSON.stringify(options));
  form.set('file', file.bytes, file.name);
  try {
    const answer = await fetch(`${url}/api/camera-imports`, {
      method: 'POST',
      headers: { cookie },
      body: form,
    });
    if (!answer.ok || answer.body === null) throw new Refusal(`the gateway answered ${answer.status}`);
    return await readLines(answer.body, say);
  } finally {
    await ask('/api/session', { method: 'DELETE', headers: { cookie } }).catch(() => undefined);
  }
}

async function readLines(body: ReadableStream<Uint8Array>, say: (line: string) => void): Promise<number> {
  let report: CameraImportReport | null = null;
  let faults = 0;
  let rest = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines.filter(Boolean)) {
      const line = JSON.parse(text) as CameraImportLine;
      if (line.type === 'failed') throw new Refusal(line.error.message);
      if (line.type === 'done') report = line.report;
      else if (line.type === 'progress')
        say(`${String(Math.round(line.progress * 100)).padStart(3)} %  ${line.phase}: ${line.rows} rows`);
      else if (faults++ < shownFaults) say(`  ${line.message}`);
    }
  }
  if (report === null) throw new Refusal('the gateway broke off: nothing is stored');
  const { rows, created, changed, same, bad, dryRun } = report;
  if (faults > shownFaults) say(`  … and ${faults - shownFaults} rows more`);
  say(
    `${dryRun ? 'tried, nothing stored' : 'done'}: ${rows} rows, ${created} new, ${changed} changed, ${same} as before, ${bad} not taken`,
  );
  return bad === 0 ? 0 : 1;
}
