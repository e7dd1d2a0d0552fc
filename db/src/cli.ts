import { parseArgs } from 'node:util';
import { backup } from './backup.ts';
import { openDatabase } from './cli-database.ts';
import { restore } from './restore.ts';

const USAGE = `backup FILE              write all data of this moment into FILE, also while the product runs
restore FILE             bring FILE back into an empty database, with the product stopped
restore FILE --replace   the same, deleting what is there

The database is that of DATABASE_URL, else the embedded one of FENGQIAO_DATA (./.data).`;

const say = (line: string) => console.error(line);

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { replace: { type: 'boolean' } },
  });
  const [command, file, ...more] = positionals;
  if ((command !== 'backup' && command !== 'restore') || !file || more.length > 0) throw new TypeError(USAGE);
  const { url, done } = await openDatabase({ mayRun: command === 'backup', onProgress: say });
  try {
    if (command === 'backup') {
      const { rows, tables } = await backup({ url, file, onProgress: say });
      console.log(`${rows} rows of ${tables} tables are in ${file}`);
    } else {
      const { rows, takenAt } = await restore({
        url,
        file,
        replace: values.replace ?? false,
        onProgress: say,
      });
      console.log(`${rows} rows of ${takenAt} are back`);
    }
  } finally {
    await done();
  }
} catch (error) {
  say((error as Error).message);
  process.exitCode = 1;
}
