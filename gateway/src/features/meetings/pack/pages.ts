import type { AgendaItem } from '@fengqiao/contract/meetings';
import type { PageBuilder } from '../../packs/page-builder.ts';
import { areasPage } from './areas-page.ts';
import { decisionsPage } from './decisions-page.ts';
import { heatPage } from './heat-page.ts';
import { ladderPage } from './ladder-page.ts';
import { lettersPage } from './letters-page.ts';
import { levelsPage } from './levels-page.ts';
import { overduePage } from './overdue-page.ts';
import { overviewPage } from './overview-page.ts';
import { presencePage } from './presence-page.ts';
import { repeatsPage } from './repeats-page.ts';
import { riskPage } from './risk-page.ts';
import { routesPage } from './routes-page.ts';
import { spilloverPage } from './spillover-page.ts';
import { topicsPage } from './topics-page.ts';

/** What a judgement meeting looks at, in the order in which it is presented; the same for every cadence, over its own days. */
export const meetingPages: readonly PageBuilder[] = [
  overviewPage,
  topicsPage,
  heatPage,
  riskPage,
  overduePage,
  ladderPage,
  routesPage,
  levelsPage,
  spilloverPage,
  lettersPage,
  repeatsPage,
  presencePage,
  areasPage,
  decisionsPage,
];

/** One item for each page, for a meeting whose agenda nobody has written. */
export const proposedAgenda: readonly AgendaItem[] = meetingPages.map(({ id, title }) => ({
  title: title.zh,
  page: id,
  minutes: null,
}));
