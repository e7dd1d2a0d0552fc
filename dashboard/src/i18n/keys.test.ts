import { passwordReasons, roles } from '@fengqiao/contract/accounts';
import { auditActions } from '@fengqiao/contract/audit';
import { zones } from '@fengqiao/contract/cameras';
import {
  caseEventTypes,
  caseStatuses,
  channels,
  ladderLevels,
  riskFactors,
  routes,
  tiers,
} from '@fengqiao/contract/cases';
import { errorTable } from '@fengqiao/contract/errors';
import { letterKinds } from '@fengqiao/contract/ingest';
import { terminalKinds } from '@fengqiao/contract/terminals';
import { describe, expect, test } from 'vitest';
import { paletteGroups } from '../features/palette/palette-item.ts';
import { todoKeys } from '../features/todo/todo-keys.ts';
import { shortcuts, surfaces } from '../lib/keyboard/shortcuts.ts';
import { noticeKinds } from '../lib/notices/notice.ts';
import { toneNames } from '../lib/notices/tones.ts';
import { flatten, resources } from './resources.ts';

const zh = flatten(resources.zh);
const en = flatten(resources.en);

/** Every source file of the dashboard that may hold text for people, with its text. */
const sources = Object.entries(
  import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.{test,d}.{ts,tsx}'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

const cjk = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60]/;

/** The file without its comments, which may gloss a word of the domain. */
const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

describe('the words of the two languages', () => {
  test('have the same keys', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  test('take the same parameters', () => {
    const parameters = (text: string | undefined) => [...new Set(text?.match(/\{\{\w+\}\}/g) ?? [])].sort();
    const different = [...zh].filter(
      ([key, text]) => parameters(text).join() !== parameters(en.get(key)).join(),
    );
    expect(different).toEqual([]);
  });

  test('are nowhere empty', () => {
    expect([...zh, ...en].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

test('every word of the contract has words in the UI', () => {
  const keys = [
    ...Object.keys(errorTable).map((code) => `error.${code}`),
    ...roles.flatMap((role) => [`session.role.${role}`, `session.may.${role}`]),
    ...passwordReasons.map((reason) => `session.weak.${reason}`),
    ...auditActions.map((action) => `audit.action.${action}`),
    ...terminalKinds.map((kind) => `terminals.kind.${kind}`),
    ...tiers.map((tier) => `tier.${tier}`),
    ...caseEventTypes.map((type) => `event.${type}`),
    ...caseStatuses.map((status) => `case.status.${status}`),
    ...channels.map((channel) => `case.channel.${channel}`),
    ...routes.map((route) => `case.route.${route}`),
    ...ladderLevels.map((level) => `case.level.${level}`),
    ...riskFactors.map((factor) => `case.factor.${factor}`),
    ...letterKinds.map((kind) => `case.letter.${kind}`),
    ...zones.map((zone) => `desk.zone.${zone}`),
  ];
  expect(keys.filter((key) => !zh.has(key))).toEqual([]);
});

test('English text holds no Chinese but the name of the other language and the words that columns of files are known by', () => {
  const chinese = [...en].filter(([, text]) => cjk.test(text)).map(([key]) => key);
  expect(chinese.filter((key) => !key.startsWith('imports.guess.'))).toEqual(['common.otherLanguage']);
});

test('no source file holds Chinese text: words belong into the files of both languages', () => {
  const offenders = sources.filter(([, text]) => cjk.test(withoutComments(text)));
  expect(sources.length).toBeGreaterThan(50);
  expect(offenders.map(([file]) => file)).toEqual([]);
});

test('every key that is written out in the source exists', () => {
  const missing = sources.flatMap(([file, text]) =>
    [...text.matchAll(/\bt\(\s*'([\w.-]+)'/g)]
      .map(([, key]) => key ?? '')
      .filter((key) => !zh.has(key))
      .map((key) => `${file}: ${key}`),
  );
  expect(missing).toEqual([]);
});

test('every shortcut, notice, list of the to-do and first page has words', () => {
  const keys = [
    ...surfaces.map((surface) => `keyboard.surface.${surface}`),
    ...Object.keys(shortcuts).map((name) => `keyboard.does.${name}`),
    ...noticeKinds.flatMap((kind) => ['kind', 'said', 'many'].map((part) => `notices.${part}.${kind}`)),
    ...toneNames.map((name) => `notices.tone.${name}`),
    ...todoKeys.flatMap((key) => [`desk.todo.${key}`, `desk.todo.hint.${key}`]),
    ...paletteGroups.map((group) => `palette.group.${group}`),
  ];
  expect(keys.filter((key) => !zh.has(key))).toEqual([]);
});
