import { alarmStates } from '@fengqiao/contract/wall-alarms';
import { wallDeeds } from '@fengqiao/contract/wall-log';
import { panelIds, tileLists } from '@fengqiao/contract/wall-tiles';
import { expect, test } from 'vitest';
import { flatten, resources } from '../../i18n/resources.ts';
import { wallTabs } from './wall-search.ts';

test('everything that a wall tells of itself has words', () => {
  const zh = flatten(resources.zh);
  const keys = [
    ...wallTabs.map((tab) => `tab.${tab}`),
    ...wallDeeds.map((deed) => `deed.${deed}`),
    ...panelIds.map((panel) => `panel.${panel}`),
    ...tileLists.map((list) => `list.${list}`),
    ...alarmStates.map((state) => `alarm.state.${state}`),
    ...['take', 'ask', 'decline', 'handOver', 'release', 'override'].map((act) => `lease.done.${act}`),
    ...['start', 'pause', 'resume', 'next', 'back', 'stop'].flatMap((act) => [
      `tour.act.${act}`,
      `tour.done.${act}`,
    ]),
    ...['name', 'cameras', 'scenes', 'targets', 'days', 'until'].map((part) => `tour.missing.${part}`),
  ];
  expect(keys.filter((key) => !zh.has(`wallDesk.${key}`))).toEqual([]);
});
