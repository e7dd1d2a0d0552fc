import type { ImportMapping, ImportStatus } from '@fengqiao/contract/imports';
import { eventually } from './eventually.ts';
import { type IngestApp, sourceKey } from './ingest-app.ts';

/** Sends a file as the city's source and waits until its import is over; or answers the refusal. */
export async function importFile(
  { app }: IngestApp,
  fileName: string,
  bytes: Buffer,
  mapping: ImportMapping,
  headers: Record<string, string> = { authorization: `Bearer ${sourceKey}` },
  deadlineMs = 60_000,
): Promise<ImportStatus> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/imports',
    headers: { ...headers, 'content-type': 'multipart/form-data; boundary=xx' },
    payload: multipart(fileName, bytes, mapping),
  });
  if (answer.statusCode !== 202) throw new Error(answer.body);
  const { id } = answer.json<{ id: string }>();
  return eventually(
    `the import of ${fileName} is over`,
    async () => {
      const status = (await app.inject({ url: `/api/imports/${id}`, headers })).json<ImportStatus>();
      return status.state === 'queued' || status.state === 'running' ? null : status;
    },
    deadlineMs,
  );
}

export function multipart(fileName: string, bytes: Buffer, mapping: unknown): Buffer {
  const field = (name: string, value: string) =>
    `--xx\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  return Buffer.concat([
    Buffer.from(field('kind', 'cases') + field('mapping', JSON.stringify(mapping))),
    Buffer.from(
      `--xx\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n--xx--\r\n'),
  ]);
}
