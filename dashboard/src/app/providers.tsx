import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { cspNonce } from '../lib/csp-nonce.ts';
import { antdTheme } from '../theme/antd-theme.ts';
import { useUiScale } from '../theme/ui-scale.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { PackMapContext, type PackMapProps } from '../ui/pack-map.ts';
import { PlaceMapContext, type PlaceMapProps } from '../ui/place-map.ts';

const nonce = cspNonce();

const LazyPlaceMap = lazy(async () => ({
  default: (await import('../features/map/place-map.tsx')).PlaceMap,
}));

/** Comes after the page that shows it, and its faults stay its own. */
function PlaceMap(props: PlaceMapProps) {
  return (
    <ErrorBoundary>
      <Suspense>
        <LazyPlaceMap {...props} />
      </Suspense>
    </ErrorBoundary>
  );
}

const LazyPackMap = lazy(async () => ({
  default: (await import('../features/map/pack-map.tsx')).PackMap,
}));

/** The map of a meeting's page; the list beside it says the same while it is not there. */
function PackMap(props: PackMapProps) {
  return (
    <ErrorBoundary>
      <Suspense>
        <LazyPackMap {...props} />
      </Suspense>
    </ErrorBoundary>
  );
}

/** What every page of the desk stands in: records, words, theme. */
export function Providers({ queryClient, children }: { queryClient: QueryClient; children: ReactNode }) {
  const { i18n } = useTranslation();
  const scale = useUiScale();
  const english = i18n.language === 'en';
  dayjs.locale(english ? 'en' : 'zh-cn');
  return (
    <QueryClientProvider client={queryClient}>
      <ConfigProvider
        locale={english ? enUS : zhCN}
        theme={antdTheme(scale)}
        csp={nonce ? { nonce } : {}}
        button={{ autoInsertSpace: false }}
      >
        <AntdApp component={false}>
          <PlaceMapContext value={PlaceMap}>
            <PackMapContext value={PackMap}>{children}</PackMapContext>
          </PlaceMapContext>
        </AntdApp>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
