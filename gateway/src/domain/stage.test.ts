import { expect, it } from 'vitest';
import { loadProfile } from '../profiles/load-profile.ts';
import { stageOf } from './stage.ts';

it('stands in one case on the way of four places, each with its own words (XM-03, HP-24, BZ-24, YC-01)', () => {
  const step = (place: string) => {
    const { steps, at } = stageOf('accepted', loadProfile(place), 'zh');
    return `${steps.join('—')}：${steps[at]}`;
  };
  expect(['xiamen', 'hepingxi', 'bazhong', 'yichun'].map(step)).toEqual([
    '统一登记—分流交办—处置反馈—考核评价：处置反馈',
    '统一受理—及时分流—跟踪督办—妥善化解—办结销号：跟踪督办',
    '规范受理—分类流转—交办督办—闭环管理—分析研判：闭环管理',
    '接单—派单—管单—评单：管单',
  ]);
});
