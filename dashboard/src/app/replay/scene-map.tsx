import { ancestorAt, areaLevel } from '@fengqiao/contract/areas';
import type { CaseDetail } from '@fengqiao/contract/cases';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasWebgl } from '../../features/map/webgl.ts';
import { distanceM } from '../../features/nearby/near.ts';
import { referenceQuery } from '../../lib/reference.ts';
import { startOfDay } from '../../lib/time.ts';
import { useUiScale } from '../../theme/ui-scale.ts';
import { casesAroundQuery, sceneM } from './api.ts';
import { wasOpen } from './open-then.ts';
import styles from './replay.module.css';
import type { SceneView } from './scene-view.ts';
import type { SceneCameras } from './use-scene-cameras.ts';

interface SceneMapProps {
  detail: CaseDetail;
  cameras: SceneCameras;
  atMs: number;
}

/** Cases are looked for in the township around the case, else in its own area. */
const around = (areaCode: string): string => {
  const level = areaLevel(areaCode);
  return level === 'village' || level === 'grid' ? (ancestorAt(areaCode, 'township') ?? areaCode) : areaCode;
};

/** The place, the cameras around it, and the cases that were open around it at the moment. Tiers are those of today: it says so. */
export function SceneMap({ detail, cameras, atMs }: SceneMapProps) {
  const { t } = useTranslation();
  const { location, caseCode } = detail;
  const known = useQuery(casesAroundQuery(around(detail.areaCode), startOfDay(atMs)));
  const near = useMemo(
    () =>
      (known.data?.items ?? []).filter(
        (item) =>
          item.caseCode !== caseCode &&
          location !== null &&
          item.location !== null &&
          distanceM(location, item.location) <= sceneM,
      ),
    [known.data, location, caseCode],
  );
  const openThen = near.filter((item) => wasOpen(item, atMs));
  const shownKey = openThen.map((item) => item.caseCode).join();
  const container = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<SceneView | null>(null);
  const region = useQuery(referenceQuery).data?.region;
  const scale = useUiScale();
  const { lng, lat } = location ?? {};
  useEffect(() => {
    if (container.current === null || region === undefined || lng === undefined || lat === undefined) return;
    if (!hasWebgl()) return;
    let made: SceneView | null = null;
    let gone = false;
    void import('./scene-view.ts').then(({ SceneView }) => {
      if (gone || container.current === null) return;
      made = new SceneView({ container: container.current, region, scale, place: { lng, lat } });
      setView(made);
    });
    return () => {
      gone = true;
      setView(null);
      made?.remove();
    };
  }, [region, scale, lng, lat]);
  const seen = cameras.items;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other cases or cameras, not the same in a new list
  useEffect(() => {
    view?.setCases(openThen);
  }, [view, shownKey]);
  useEffect(() => {
    view?.setCameras(seen.map(({ camera }) => camera));
  }, [view, seen]);
  const words = t('replay.mapSays', { cameras: seen.length, cases: openThen.length, km: sceneM / 1000 });
  return (
    <section className={styles.map} aria-label={t('replay.map')} data-open-then={openThen.length}>
      {location === null ? (
        <p className={styles.empty}>{t('replay.noPlace')}</p>
      ) : (
        <div ref={container} className={styles.canvas} />
      )}
      <p className={styles.mapNote}>
        {words} {known.data?.complete === false && t('replay.notAll')}
      </p>
    </section>
  );
}
