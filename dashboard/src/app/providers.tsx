import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntdApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cspNonce } from '../lib/csp-nonce.ts';
import { antdTheme } from '../theme/antd-theme.ts';
import { useUiScale } from '../theme/ui-scale.ts';

const nonce = cspNonce();

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
        <AntdApp component={false}>{children}</AntdApp>
      </ConfigProvider>
    </QueryClientProvider>
  );
}
