import type { Client, Connection, Submittable } from 'pg';

/** What node-postgres has and its types leave out. */
type CopyConnection = Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void };

/** `COPY … FROM STDIN` of a text that is ready: nothing but the protocol, so that only the database is measured. */
export function copyRows(client: Client, table: string, rows: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    const copy: Submittable & Record<string, unknown> = {
      submit: (connection: Connection) => void connection.query(`copy ${table} from stdin`),
      handleCopyInResponse(connection: CopyConnection) {
        connection.sendCopyFromChunk(rows);
        connection.endCopyFrom();
      },
      handleCommandComplete: () => undefined,
      handleError: (error: Error) => {
        failure = error;
      },
      handleReadyForQuery: () => (failure ? reject(failure) : resolve()),
    };
    client.query(copy);
  });
}

/** Rows of a query, all columns as text, in COPY's text format. */
export async function copyText(client: Client, query: string): Promise<Buffer> {
  const { rows } = await client.query<(string | null)[]>({ text: query, rowMode: 'array' });
  return Buffer.from(rows.map((row) => `${row.map(field).join('\t')}\n`).join(''));
}

const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function field(value: string | null): string {
  return value === null ? '\\N' : value.replaceAll(/[\\\t\n\r]/g, (character) => escapes[character] ?? '');
}
