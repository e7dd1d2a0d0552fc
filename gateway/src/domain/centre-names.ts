import type { AreaLevel } from '@fengqiao/contract/areas';

const suffix = '综治中心';

/**
 * The name of a centre by the rule (HP-28): 麻阳苗族自治县××镇综治中心. A township or village is named after the county too, a city or
 * county after itself. `path` from the province down to the centre's area; null = the path does not reach the county.
 */
export function centreNameByRule(path: readonly { level: AreaLevel; name: string }[]): string | null {
  const area = path.at(-1);
  if (area === undefined) return null;
  if (area.level === 'province' || area.level === 'city' || area.level === 'county')
    return area.name + suffix;
  const county = path.findIndex(({ level }) => level === 'county');
  if (county < 0) return null;
  return (
    path
      .slice(county)
      .map(({ name }) => name)
      .join('') + suffix
  );
}

/** What a centre should be called when it is not; spaces do not matter. */
export function nameFault(name: string, path: readonly { level: AreaLevel; name: string }[]): string | null {
  const rule = centreNameByRule(path);
  return rule === null || rule === name.replaceAll(/\s/g, '') ? null : rule;
}
