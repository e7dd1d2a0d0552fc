import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DropFolder } from './drop-folder.ts';

describe('a folder into which a source drops files', () => {
  let root: string;
  let folder: DropFolder;
  const at = new Date('2026-03-02T01:02:03.456Z');
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'fengqiao-drop-'));
    mkdirSync(join(root, 'in'));
    folder = new DropFolder(root);
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const drop = (name: string, text = 'x') => writeFileSync(join(root, 'in', name), text);
  const names = (part: string) => readdirSync(join(root, part)).sort();

  it('gives a file only when it has not changed between two looks', async () => {
    drop('a.csv');
    expect(await folder.ready()).toEqual([]);
    appendFileSync(join(root, 'in', 'a.csv'), 'more');
    expect(await folder.ready()).toEqual([]);
    expect(await folder.ready()).toEqual(['a.csv']);
  });

  it('leaves empty files, hidden ones and those with the name of a half-written one', async () => {
    for (const name of ['.a.csv', 'b.csv.part', '~$c.xlsx', 'd.tmp']) drop(name);
    drop('e.csv', '');
    await folder.ready();
    expect(await folder.ready()).toEqual([]);
  });

  it('gives each file to one of two gateways', async () => {
    drop('a.csv');
    expect(await folder.take('a.csv')).not.toBeNull();
    expect(await new DropFolder(root).take('a.csv')).toBeNull();
  });

  it('puts files away by the time, and the reason beside one that failed', async () => {
    drop('a.csv');
    await folder.take('a.csv');
    await folder.done('a.csv', at);
    drop('a.csv');
    await folder.take('a.csv');
    await folder.failed('a.csv', 'Column x is not in the file', at);
    expect(names('done')).toEqual(['20260302T010203Z-a.csv']);
    expect(names('failed')).toEqual(['20260302T010203Z-a.csv', '20260302T010203Z-a.csv.txt']);
    expect(readFileSync(join(root, 'failed', '20260302T010203Z-a.csv.txt'), 'utf8')).toContain('Column x');
    expect(names('work')).toEqual([]);
  });

  it('removes what was put away a month ago, and nothing that it did not name itself', async () => {
    drop('a.csv');
    await folder.take('a.csv');
    await folder.done('a.csv', at);
    writeFileSync(join(root, 'done', 'kept.csv'), 'x');
    await folder.tidy(new Date(at.getTime() + 29 * 86_400_000));
    expect(names('done')).toHaveLength(2);
    await folder.tidy(new Date(at.getTime() + 31 * 86_400_000));
    expect(names('done')).toEqual(['kept.csv']);
  });

  it('finds what a killed gateway had taken', async () => {
    drop('a.csv');
    await folder.take('a.csv');
    await new DropFolder(root).putBack();
    expect(names('in')).toEqual(['a.csv']);
  });
});
