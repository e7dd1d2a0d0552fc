import { DRILL_BASE } from '@fengqiao/contract/drill';

/**
 * Where a request below `/drill-space` goes. `real`: pages and files, which are the same; and pictures, because the cameras are real: who
 * looks, needs the real right and is written down in the real log. `notHere`: logins and passwords stay outside. null = it is no address of
 * a drill.
 */
export type DrillWay = { to: 'real' | 'drill' | 'notHere'; url: string } | null;

const pictures = /^\/api\/(cameras\/([^/]+\/)?play|cameras\/states|map\/camera-states)$/;
const outside = /^\/api\/(session|setup|terminals|drill|accounts|metrics)(\/|$)/;

/** `url` as it was asked, with its query. */
export function drillWay(method: string, url: string): DrillWay {
  const [path = ''] = url.split('?', 1);
  if (path !== DRILL_BASE && !path.startsWith(`${DRILL_BASE}/`)) return null;
  const rest = url.slice(DRILL_BASE.length);
  const own = rest.startsWith('/') ? rest : `/${rest}`;
  const ownPath = path.slice(DRILL_BASE.length);
  if (/^\/socket\.io(\/|$)/.test(ownPath)) return { to: 'drill', url: own };
  const reads = method === 'GET' || method === 'HEAD';
  // Nothing but a look at a camera may change anything in the real gateway, whatever a path looks like once it is decoded.
  if (!/^\/api(\/|$)/.test(ownPath)) return { to: reads ? 'real' : 'drill', url: own };
  if (pictures.test(ownPath)) return { to: 'real', url: own };
  return { to: !reads && outside.test(ownPath) ? 'notHere' : 'drill', url: own };
}
