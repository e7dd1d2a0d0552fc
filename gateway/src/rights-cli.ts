/** `npm run rights:matrix`: writes docs/rights-matrix.md from the route table of the program; needs no database. */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createPool } from '@fengqiao/db';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import { rightsDocument } from './features/rights/document.ts';
import { rightsOf } from './features/rights/service.ts';

/** Where nobody listens: routes are registered without asking the database anything. */
const DATABASE_URL = 'postgres://nobody@127.0.0.1:1/none';

const file = fileURLToPath(new URL('../../docs/rights-matrix.md', import.meta.url));
const pool = createPool({
  url: DATABASE_URL,
  max: 1,
  statementTimeoutMs: 1_000,
  applicationName: 'rights matrix',
});
const app = await buildApp({ config: readConfig({ DATABASE_URL }), pool });
const document = rightsDocument(rightsOf(app));
await app.close();
await pool.end();
await mkdir(fileURLToPath(new URL('../../docs/', import.meta.url)), { recursive: true });
await writeFile(file, document);
console.log(`Written: ${file}`);
