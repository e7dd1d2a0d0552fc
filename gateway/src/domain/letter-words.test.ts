import { letterKinds } from '@fengqiao/contract/ingest';
import { describe, expect, it } from 'vitest';
import { type LetterCase, suggestLetter } from './letter-words.ts';

const label = { zh: '督办单', en: '' };
const now = Date.parse('2026-11-22T10:00:00+08:00');
const of: LetterCase = {
  caseCode: '511902-2026-000123-4',
  title: '土地边界',
  areaName: '红星社区',
  registeredAt: '2026-11-02T00:30:00.000Z',
  resolvedAt: null,
  clocks: [
    {
      kind: 'resolve',
      rule: '一般纠纷 5个工作日办理',
      sourceRow: 'BZ-06',
      startedAt: '',
      dueAt: '',
      metAt: null,
      skipped: [],
      worked: [],
      term: '5个工作日',
      confirm: null,
      state: 'overdue',
    },
  ],
  ladder: [
    { level: 'village', attempts: 4, required: 3 },
    { level: 'township', attempts: 0, required: 2 },
  ],
  tierReasons: [
    {
      rule: 'r',
      factor: 'threat',
      tier: 'red',
      evidence: '扬言类信号2次',
      found: 2,
      atLeast: 1,
      from: null,
      to: null,
    },
  ],
};

describe('the suggested text of a letter', () => {
  it('says where the case stands: how long, which deadline has passed, what was tried, what alarms (HP-07)', () => {
    const { subject, body } = suggestLetter('supervisionOrder', label, of, now);
    expect(subject).toBe('关于“土地边界”的督办单');
    expect(body.split('\n')[0]).toBe(
      '红星社区“土地边界”一案（编号511902-2026-000123-4），于2026年11月2日受理，至今20天尚未化解；' +
        '已超过时限：一般纠纷 5个工作日办理；村级已调解4次（应调解3次）；扬言类信号2次。',
    );
  });

  it('asks for what its kind asks for', () => {
    const asked = new Set(letterKinds.map((kind) => suggestLetter(kind, label, null, now).body));
    expect(asked.size).toBe(letterKinds.length);
  });

  it('does not say of a resolved case that it waits', () => {
    expect(suggestLetter('workReminder', label, { ...of, resolvedAt: of.registeredAt }, now).body).toContain(
      '现已化解',
    );
  });

  it('has a subject that fits, however long the title is', () => {
    expect(
      suggestLetter('workReminder', label, { ...of, title: '长'.repeat(300) }, now).subject,
    ).toHaveLength(200);
  });
});
