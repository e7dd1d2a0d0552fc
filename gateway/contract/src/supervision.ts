/**
 * Why a case is supervised (督办). 四应四不 (CQ-07): the documents count the problems and name two of them, 应受理而不受理 and
 * 应办理而不办理 (NA-07); `fourShoulds` is one of them that is not itemised. 推诿 拖延 躲绕 (FX-17) are reported upwards, 重大群体事件
 * 个人极端案件 (FX-18) to the leadership at once.
 */
export const supervisionTags = [
  'fourShoulds',
  'notAccepted',
  'notHandled',
  'shirking',
  'delaying',
  'dodging',
  'massIncident',
  'extremeCase',
] as const;
export type SupervisionTag = (typeof supervisionTags)[number];

/** The sources' own words for the tags. */
const sourceWords: Record<string, SupervisionTag> = {
  四应四不: 'fourShoulds',
  应受理而不受理: 'notAccepted',
  应受理不受理: 'notAccepted',
  应办理而不办理: 'notHandled',
  应办理不办理: 'notHandled',
  推诿: 'shirking',
  拖延: 'delaying',
  躲绕: 'dodging',
  重大群体事件: 'massIncident',
  个人极端案件: 'extremeCase',
};

/** The tag that a code or a source's word stands for; null = another word, shown as it is. */
export function supervisionTagOf(word: string): SupervisionTag | null {
  return supervisionTags.find((tag) => tag === word) ?? sourceWords[word] ?? null;
}

/** Whether a tag counts as a problem of 四应四不 (CQ-07). */
export const isFourShoulds = (tag: SupervisionTag | null): boolean =>
  tag === 'fourShoulds' || tag === 'notAccepted' || tag === 'notHandled';

/** To whom a supervision with a tag has to be reported: 区委政法委 (FX-17), or 区委区政府 with 纪检、司法 (FX-18); null = to nobody. */
export function reportedTo(tag: SupervisionTag | null): 'commission' | 'leadership' | null {
  if (tag === 'massIncident' || tag === 'extremeCase') return 'leadership';
  return tag === 'shirking' || tag === 'delaying' || tag === 'dodging' ? 'commission' : null;
}
