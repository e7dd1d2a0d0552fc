import type { Label } from '@fengqiao/contract/reference';

/** How far the cases of an area went up the ladder (HP-07); what reached a level counts in those below it. */
export interface LadderCounts {
  cases: number;
  /** Tried at the village, at the township. */
  village: number;
  township: number;
}

/** Fewer cases than these say nothing of how an area works. Ours, as all of these. */
const fewestCases = 5;
const fewestUp = 3;
/** Half of the cases without an attempt, and a tenth of them more than elsewhere; twice as many passed up as elsewhere. */
const untriedShare = 0.5;
const beyondTheWhole = 0.1;
const timesTheWhole = 2;

/** Why an area should be supervised, each reason with its counts; empty = nothing speaks for it. It is about an area, never a person. */
export function superviseReasons(area: LadderCounts, whole: LadderCounts): Label[] {
  const reasons: Label[] = [];
  const n = area.cases - area.village;
  const [waiting, waitingInAll] = [untried(area), untried(whole)];
  if (area.cases >= fewestCases && waiting >= Math.max(untriedShare, waitingInAll + beyondTheWhole))
    reasons.push({
      zh: `受理${area.cases}件，${n}件没有调解过，占${percent(waiting)}，全域为${percent(waitingInAll)}`,
      en: `${n} of ${area.cases} cases were never mediated, ${percent(waiting)}; ${percent(waitingInAll)} in the whole`,
    });
  const [own, all] = [passedUp(area), passedUp(whole)];
  if (area.village >= fewestCases && area.township >= fewestUp && own > 0 && own >= all * timesTheWhole)
    reasons.push({
      zh: `村级调解${area.village}件，上交${area.township}件，占${percent(own)}，全域为${percent(all)}`,
      en: `${area.township} of ${area.village} tried in the village went up, ${percent(own)}; ${percent(all)} in the whole`,
    });
  return reasons;
}

const untried = ({ cases, village }: LadderCounts): number => (cases === 0 ? 0 : (cases - village) / cases);
const passedUp = ({ village, township }: LadderCounts): number => (village === 0 ? 0 : township / village);
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
