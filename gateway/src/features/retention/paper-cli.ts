/** `npm run docs:stored`: writes docs/zh/what-is-stored.md and docs/en/what-is-stored.md anew. */
import { writeFileSync } from 'node:fs';
import { storedPapers } from './paper-file.ts';

for (const { file, text } of storedPapers()) {
  writeFileSync(file, text);
  console.log(file);
}
