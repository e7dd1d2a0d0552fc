import type { LetterOffer } from '@fengqiao/contract/letters';
import { describe, expect, it } from 'vitest';
import { draftOf, fieldsOf } from './letter-fields.ts';

const offer: LetterOffer = {
  kinds: [
    {
      kind: 'supervisionOrder',
      label: { zh: '督办单', en: '' },
      dueAt: null,
      subject: '关于某案的督办单',
      body: '请限期办结',
    },
  ],
  areas: [],
  to: { areaCode: '511902', department: 'justice' },
};

describe('the form of a letter', () => {
  it('begins with what is suggested, and becomes the same address again', () => {
    const fields = fieldsOf(offer, undefined);
    expect(fields).toMatchObject({
      kind: 'supervisionOrder',
      office: 'department:justice',
      subject: '关于某案的督办单',
    });
    expect(
      draftOf({ kind: 'supervisionOrder', areaCode: '', office: '', subject: '', body: '', ...fields }, ['c'])
        .to,
    ).toEqual(offer.to);
  });

  it('names a head by the post alone, and the centre by nothing else', () => {
    const fields = { kind: 'workReminder' as const, areaCode: '511902', subject: 's', body: 'b' };
    expect(draftOf({ ...fields, office: 'head:party' }, []).to).toEqual({
      areaCode: '511902',
      head: 'party',
    });
    expect(draftOf({ ...fields, office: 'centre' }, []).to).toEqual({ areaCode: '511902' });
  });
});
