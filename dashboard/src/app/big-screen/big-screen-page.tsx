import type { Session } from '@fengqiao/contract/accounts';
import type { PanelId } from '@fengqiao/contract/wall-tiles';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../lib/reference.ts';
import { ErrorBoundary } from '../../ui/error-boundary.tsx';
import { Watermark } from '../../ui/watermark.tsx';
import { mayOpen, type PagePath } from '../page-roles.ts';
import { ForbiddenPage } from '../pages/forbidden-page.tsx';
import { Panel } from '../panels/panel.tsx';
import { useAlarmSeed } from '../shell/use-alarm-seed.ts';
import { useSession } from '../shell/use-session.ts';
import styles from './big-screen.module.css';
import { panelLink } from './panel-links.ts';
import { ScreenHeader } from './screen-header.tsx';
import { useScreenShape } from './use-screen-shape.ts';

const DeskMap = lazy(async () => ({ default: (await import('../../features/map/desk-map.tsx')).DeskMap }));
const sides = ['left', 'right', 'bottom'] as const;

/** `/big-screen?area=` (一屏尽览, LZ-03): the map with the panels that the place's profile chooses, on one page without scrolling. */
export function BigScreenPage() {
  const session = useSession();
  return mayOpen(session.role, '/big-screen') ? (
    <BigScreen session={session} />
  ) : (
    <ForbiddenPage session={session} />
  );
}

function BigScreen({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { area = session.areaCode, scale = 1 } = useSearch({ from: '/big-screen' });
  const navigate = useNavigate({ from: '/big-screen' });
  const shape = useScreenShape(scale);
  const reference = useQuery(referenceQuery);
  const filters = useMemo(() => ({ area, status: 'open' as const }), [area]);
  useAlarmSeed();
  const onArea = (code: string) =>
    void navigate({
      search: (before) =>
        ({ ...before, area: code === session.areaCode ? undefined : code }) as typeof before,
    });
  const linkOf = (id: PanelId) => {
    const href = panelLink(id, area);
    return mayOpen(session.role, (href.split('?')[0] ?? '/') as PagePath) ? { href } : {};
  };
  return (
    <div className={styles.screen} data-shape={shape}>
      <ScreenHeader area={area} session={session} onArea={onArea} />
      <main className={styles.body}>
        <section className={styles.map} aria-label={t('map.title')}>
          <ErrorBoundary>
            <Suspense>
              <DeskMap filters={filters} plain />
            </Suspense>
          </ErrorBoundary>
        </section>
        {reference.data &&
          sides.map((side) => (
            <div key={side} className={styles.panels} data-side={side}>
              {reference.data.bigScreen[side].map((id) => (
                <div key={id} className={styles.panel} data-panel={id}>
                  <Panel id={id} area={area} {...linkOf(id)} />
                </div>
              ))}
            </div>
          ))}
      </main>
      <Watermark
        facts={{
          displayName: session.displayName,
          account: session.account,
          terminal: session.terminal?.name ?? '',
          viewing: null,
        }}
        every="minute"
        on="page"
      />
    </div>
  );
}
