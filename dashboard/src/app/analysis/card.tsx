import type { CardSpec } from './analysis-pages.ts';
import { AreasCard } from './cards/areas-card.tsx';
import { ChosenAreasCard } from './cards/chosen-areas-card.tsx';
import { FiguresCard } from './cards/figures-card.tsx';
import { GaugeCard } from './cards/gauge-card.tsx';
import { GraphCard } from './cards/graph-card.tsx';
import { LettersCard } from './cards/letters-card.tsx';
import { PartsCard } from './cards/parts-card.tsx';
import { PresenceCard } from './cards/presence-card.tsx';
import { SeriesCard } from './cards/series-card.tsx';
import { SplitCard } from './cards/split-card.tsx';
import { TierCasesCard } from './cards/tier-cases-card.tsx';
import { TopicsCard } from './cards/topics-card.tsx';
import type { View } from './view.ts';

/** A card of an analysis page by its kind. */
export function Card({ card, view }: { card: CardSpec; view: View }) {
  switch (card.kind) {
    case 'figures':
      return <FiguresCard view={view} id={card.id} unit={card.unit} names={card.names} />;
    case 'parts':
      return <PartsCard view={view} name={card.name} />;
    case 'series':
      return <SeriesCard view={view} name={card.name} />;
    case 'areas':
      return <AreasCard view={view} name={card.name} />;
    case 'ladder':
      return <AreasCard view={view} name={card.name} ladder />;
    case 'chosenAreas':
      return <ChosenAreasCard view={view} />;
    case 'gauge':
      return <GaugeCard view={view} name={card.name} />;
    case 'split':
      return <SplitCard view={view} name={card.name} by={card.by} />;
    case 'tierCases':
      return <TierCasesCard view={view} tier={card.tier} />;
    case 'presence':
      return <PresenceCard view={view} />;
    case 'topics':
      return <TopicsCard view={view} />;
    case 'graph':
      return <GraphCard view={view} />;
    case 'letters':
      return <LettersCard view={view} />;
  }
}

/** Which cards want the whole width: lists of cases and pictures of many things. */
export const isWide = ({ kind }: CardSpec): boolean =>
  ['figures', 'ladder', 'chosenAreas', 'tierCases', 'topics', 'graph', 'presence'].includes(kind);

/** The id under which a card stands on its page. */
export function cardKey(card: CardSpec): string {
  switch (card.kind) {
    case 'figures':
      return `figures-${card.id}`;
    case 'split':
      return `${card.name}-${card.by}`;
    case 'tierCases':
      return `${card.tier}-cases`;
    default:
      return 'name' in card ? `${card.name}-${card.kind}` : card.kind;
  }
}
