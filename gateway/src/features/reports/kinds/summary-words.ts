import type { PackBlock } from '@fengqiao/contract/packs';
import { percentText } from '@fengqiao/contract/rounding';
import { periodInWords } from '../../../domain/report-words.ts';
import type { PackReader } from '../../packs/pack-reader.ts';

/** A bulletin begins with a sentence that can be read aloud; every share in it has its counts. */
export async function summaryBlock(reader: PackReader): Promise<PackBlock> {
  const { areaName } = reader.snapshot;
  const accepted = await reader.figure('accepted');
  const resolved = await reader.figure('resolved');
  const onTime = await reader.figure('onTimeRate');
  const overdue = await reader.figure('overdue');
  const unanswered = await reader.figure('unanswered');
  const share =
    onTime.numerator === null || onTime.denominator === null || onTime.denominator === 0
      ? null
      : {
          n: onTime.numerator,
          of: onTime.denominator,
          percent: percentText(onTime.numerator, onTime.denominator),
        };
  const days = periodInWords(reader.days.from, reader.days.until, reader.language);
  const text = reader.words({
    zh: `${days}，${areaName}受理矛盾纠纷${accepted.value ?? 0}件，化解${resolved.value ?? 0}件${
      share === null ? '' : `，按期办结率${share.percent}%（${share.n}/${share.of}）`
    }。目前超期${overdue.value ?? 0}件，超过时限无单位接单的${unanswered.value ?? 0}件。`,
    en: `${days}: ${areaName} took in ${accepted.value ?? 0} cases and resolved ${resolved.value ?? 0}${
      share === null ? '' : `; ${share.percent} % of them in time (${share.n}/${share.of})`
    }. ${overdue.value ?? 0} are overdue now, and nobody has accepted ${unanswered.value ?? 0} whose time is over.`,
  });
  return { kind: 'text', text };
}
