import type { CaseAdvice } from '@fengqiao/contract/advice';
import { type Route, routes } from '@fengqiao/contract/cases';

/** What was found of cases of the same category in the same county. */
export interface Experience {
  /** null = not itemised by its source. */
  byRoute: readonly { route: string | null; n: number }[];
  byOrganisation: readonly { organisation: string; held: number; agreed: number }[];
}

/** Fewer than so many say nothing: a share of two is luck. */
const fewest = 5;

/**
 * Routes and organisations in the order in which they ended cases of the same kind, each with its numerator and denominator (JN-08). The
 * denominator of routes holds those that are not itemised; nothing is advised from fewer than five.
 */
export function adviceFrom({
  byRoute,
  byOrganisation,
}: Experience): Pick<CaseAdvice, 'routes' | 'organisations'> {
  const of = byRoute.reduce((sum, { n }) => sum + n, 0);
  const known = byRoute.flatMap(({ route, n }) => {
    const found: Route | undefined = routes.find((each) => each === route);
    return found === undefined ? [] : [{ route: found, resolved: n, of }];
  });
  return {
    routes: of < fewest ? [] : known.sort((a, b) => b.resolved - a.resolved).slice(0, 3),
    organisations: byOrganisation
      .filter(({ held }) => held >= fewest)
      .sort((a, b) => b.agreed / b.held - a.agreed / a.held)
      .slice(0, 3),
  };
}
