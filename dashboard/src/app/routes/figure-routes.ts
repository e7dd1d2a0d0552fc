import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { parseIndicatorSearch } from '../../features/indicators/indicator-search.ts';
import { parseProfileSearch } from '../../features/profiles/profile-search.ts';
import { parseRulesSearch } from '../../features/tier-rules/rules-search.ts';
import { parseTopicSearch } from '../../features/topics/topic-search.ts';
import { parseAnalysisSearch } from '../analysis/analysis-search.ts';
import { shellRoute } from './shell-route.ts';

const indicatorsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/indicators',
  validateSearch: parseIndicatorSearch,
  component: lazyRouteComponent(() => import('../pages/indicators-page.tsx'), 'IndicatorsPage'),
});

const analysisRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/analysis',
  beforeLoad: () => {
    throw redirect({ to: '/analysis/$page', params: { page: 'overview' } });
  },
});

const analysisPageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/analysis/$page',
  validateSearch: parseAnalysisSearch,
  component: lazyRouteComponent(() => import('../analysis/analysis-page.tsx'), 'AnalysisPage'),
});

const topicsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/topics',
  validateSearch: parseTopicSearch,
  component: lazyRouteComponent(() => import('../pages/topics-page.tsx'), 'TopicsPage'),
});

const topicRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/topics/$id',
  component: lazyRouteComponent(() => import('../pages/topic-page.tsx'), 'TopicPage'),
});

const tierRulesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/rules/tiers',
  validateSearch: parseRulesSearch,
  component: lazyRouteComponent(() => import('../../features/tier-rules/rules-page.tsx'), 'RulesPage'),
});

const profilesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/profiles',
  component: lazyRouteComponent(() => import('../../features/profiles/profiles-page.tsx'), 'ProfilesPage'),
});

const profileRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/profiles/$id',
  validateSearch: parseProfileSearch,
  component: lazyRouteComponent(() => import('../../features/profiles/profile-page.tsx'), 'ProfilePage'),
});

/** What is made of cases, and the rules by which. */
export const figureRoutes = [
  indicatorsRoute,
  analysisRoute,
  analysisPageRoute,
  topicsRoute,
  topicRoute,
  tierRulesRoute,
  profilesRoute,
  profileRoute,
] as const;
