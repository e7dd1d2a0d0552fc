import { areaCodeOfKey } from '@fengqiao/contract/areas';
import type { Topic, TopicBasis } from '@fengqiao/contract/topics';
import type { TopicRow, TopicRunRow } from '@fengqiao/db/queries/topics';
import { cellCentre } from '../../domain/cells.ts';
import { topicCellZoom } from '../../domain/topic-places.ts';
import type { KeptFinding } from './compute.ts';

/** A topic as the API answers it. */
export function presentTopic(row: TopicRow): Topic {
  const { place, tiers, categories, firstAt, lastAt, ...finding } = row.finding as KeptFinding;
  const point = row.lng === null || row.lat === null ? null : { lng: row.lng, lat: row.lat };
  return {
    id: String(row.id),
    place: {
      kind: place.kind,
      name: place.name,
      areaCode: areaCodeOfKey(row.area),
      areaName: row.area_name,
      centre: place.cell === null ? point : cellCentre(place.cell, topicCellZoom),
    },
    words: finding.words,
    category: finding.category,
    heat: finding.heat,
    terms: finding.terms,
    cases: finding.cases,
    trend: finding.trend,
    matching: finding.matching,
    tiers,
    categories,
    firstAt: new Date(firstAt).toISOString(),
    lastAt: new Date(lastAt).toISOString(),
  };
}

export function presentBasis(run: TopicRunRow, counts: { cases: number; grouped: number }): TopicBasis {
  return {
    from: run.from_at.toISOString(),
    to: run.to_at.toISOString(),
    computedAt: run.computed_at.toISOString(),
    rulesVersion: run.rules_version,
    whole: run.whole,
    ...counts,
  };
}
