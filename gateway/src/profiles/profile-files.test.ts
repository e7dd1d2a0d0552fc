import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadProfile } from './load-profile.ts';
import { readProfileFiles } from './profile-files.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'fengqiao-profiles-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('profiles of a site', () => {
  it('extend a shipped one and stand beside it', () => {
    const tongjiang = JSON.stringify({
      id: 'tongjiang',
      extends: 'hepingxi',
      version: '2026-1',
      label: { zh: '通江县', en: 'Tongjiang' },
      flatBand: 0.05,
    });
    const files = readProfileFiles(
      folderWith({ 'tongjiang.json': tongjiang, 'readme.txt': 'not a profile' }),
    );
    expect(Object.keys(files)).toHaveLength(10);
    const profile = loadProfile('tongjiang', files);
    expect(profile).toMatchObject({ flatBand: 0.05, firstPetitionLine: 0.1 });
    expect(profile.clocks).toEqual(loadProfile('bazhong').clocks);
  });

  it.each([
    ['text that is no JSON', { 'x.json': '{ "id": "x",' }, 'Profile x: is no JSON'],
    ['the name of a shipped one', { 'bazhong.json': '{}' }, 'Profile bazhong: comes with the product'],
  ])('are refused by name: %s', (_fault, files, message) => {
    expect(() => readProfileFiles(folderWith(files))).toThrow(message);
  });

  it('need a folder that is there', () => {
    expect(() => readProfileFiles(join(tmpdir(), 'fengqiao-nowhere'))).toThrow('PROFILES_DIR cannot be read');
  });
});
