import '@fontsource-variable/noto-sans-sc/index.css';
import './theme/global.css';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { warmUpDesk } from './app/desk/warm-up.ts';
import { Providers } from './app/providers.tsx';
import { createQueryClient } from './app/query-client.ts';
import { createAppRouter } from './app/router.ts';
import { watchSession } from './app/session-watch.ts';
import { startI18n } from './i18n/setup.ts';
import { Live } from './live/live.ts';
import { LiveProvider } from './live/live-context.tsx';
import { applyTokens } from './theme/apply-tokens.ts';
import { startUiScale } from './theme/ui-scale.ts';
import { showDrillBand } from './ui/drill-band.ts';

warmUpDesk(location.pathname);
applyTokens();
startUiScale();
startI18n();
showDrillBand();

const queryClient = createQueryClient();
const live = new Live(queryClient);
const router = createAppRouter({ queryClient, live });
watchSession({ queryClient, live }, router);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');
createRoot(root).render(
  <StrictMode>
    <Providers queryClient={queryClient}>
      <LiveProvider live={live}>
        <RouterProvider router={router} />
      </LiveProvider>
    </Providers>
  </StrictMode>,
);
