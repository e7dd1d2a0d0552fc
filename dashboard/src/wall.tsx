import '@fontsource-variable/noto-sans-sc/index.css';
import './theme/global.css';
import './app/wall/wall.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './app/query-client.ts';
import { readWallAddress } from './app/wall/wall-address.ts';
import { WallApp } from './app/wall/wall-app.tsx';
import { startI18n } from './i18n/setup.ts';
import { outOfSpace } from './lib/space.ts';
import { Live } from './live/live.ts';
import { LiveProvider } from './live/live-context.tsx';
import { applyTokens } from './theme/apply-tokens.ts';
import { setScaleFactor, startUiScale } from './theme/ui-scale.ts';
import { showDrillBand } from './ui/drill-band.ts';

const address = readWallAddress(outOfSpace(location.pathname), location.search);
applyTokens();
setScaleFactor(address.scale);
startUiScale();
startI18n();
showDrillBand();

const queryClient = createQueryClient();
const live = new Live(queryClient);

const root = document.getElementById('root');
if (!root) throw new Error('wall.html has no element #root');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <LiveProvider live={live}>
        <WallApp address={address} />
      </LiveProvider>
    </QueryClientProvider>
  </StrictMode>,
);
