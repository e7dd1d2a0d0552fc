import { payloadSchemas } from '@fengqiao/contract/ingest';
import { letterSteps } from '@fengqiao/contract/letters';
import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { letterEvent, type ToldStep } from './letter-events.ts';

const step: ToldStep = {
  letterId: '3f0f8f4e-6a6e-4f6c-9f60-2b6f0f0b1c11',
  no: 12,
  step: 'issued',
  kind: 'supervisionOrder',
  number: '巴中综督单〔2026〕816号',
  recipient: '巴州区司法局',
  dueAt: '2026-11-30T16:00:00.000Z',
  department: 'justice',
  words: '请抓紧',
};

describe('what a letter tells the log of its cases', () => {
  it('is one letter event of the first case, and a note of every other', () => {
    expect(letterEvent(step, 0)).toEqual({
      eventId: 'letter:3f0f8f4e-6a6e-4f6c-9f60-2b6f0f0b1c11:12',
      type: 'letter.issued',
      payload: {
        kind: 'supervisionOrder',
        number: '巴中综督单〔2026〕816号',
        recipient: '巴州区司法局',
        dueAt: '2026-11-30T16:00:00.000Z',
      },
    });
    expect([1, 19].map((position) => letterEvent(step, position).type)).toEqual(['note.added', 'note.added']);
  });

  it('fits the schema of its event and the length of an event id, whatever the step and the case', () => {
    for (const name of letterSteps)
      for (const position of [0, 1, 19]) {
        const { eventId, type, payload } = letterEvent({ ...step, step: name, no: 9_999 }, position);
        expect([name, Compile(payloadSchemas[type]).Check(payload)]).toEqual([name, true]);
        expect(eventId.length).toBeLessThanOrEqual(64);
      }
  });

  it('reminds a department as a nudge does, and a centre in a note', () => {
    expect(letterEvent({ ...step, step: 'reminded' }, 0).payload).toEqual({
      strength: 'remind',
      department: 'justice',
    });
    expect(letterEvent({ ...step, step: 'reminded', department: null }, 0).type).toBe('note.added');
  });

  it('says why a letter was withdrawn', () => {
    expect(letterEvent({ ...step, step: 'withdrawn', words: '收件单位有误' }, 0).payload).toEqual({
      text: '巴中综督单〔2026〕816号已撤回：收件单位有误',
    });
  });
});
