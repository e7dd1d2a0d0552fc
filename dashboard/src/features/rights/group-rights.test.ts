import type { RightLine } from '@fengqiao/contract/rights';
import { expect, test } from 'vitest';
import { groupRights, wordsKey } from './group-rights.ts';

const line = (name: string): RightLine => ({
  name,
  public: false,
  source: false,
  node: false,
  roles: [],
  reach: 'none',
});

test('routes stand together by their noun, socket events and pages by themselves', () => {
  const names = [
    'GET /api/cases',
    'GET /assets/*',
    'SOCKET area.watch',
    'POST /api/cases/:caseCode/ack',
    'GET /*',
  ];
  const groups = groupRights(names.map(line)).map(({ noun, lines }) => [noun, lines.length]);
  expect(groups).toEqual([
    ['cases', 2],
    ['pages', 2],
    ['socket', 1],
  ]);
});

test('a line finds its words by a key without dots and colons', () => {
  const keys = [
    'GET /api/openapi.json',
    'DELETE /api/cases/:caseCode/notes/:id',
    'SOCKET area.watch',
    'GET /*',
  ];
  expect(keys.map((name) => wordsKey(line(name)))).toEqual([
    'rights.what.GET_api_openapi_json',
    'rights.what.DELETE_api_cases_caseCode_notes_id',
    'rights.what.SOCKET_area_watch',
    'rights.what.GET',
  ]);
});
