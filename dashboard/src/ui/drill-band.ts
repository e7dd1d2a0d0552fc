import type { DrillState } from '@fengqiao/contract/drill';
import i18next from 'i18next';
import { request } from '../lib/api.ts';
import { inDrill, leaveSpace, markedTitle } from '../lib/space.ts';
import './drill-band.css';

const askEveryMs = 15_000;
const minuteMs = 60_000;

/**
 * In a drill, a band above everything on every page and every screen of a wall, with the way out. Plain DOM: it stands whatever becomes of
 * the page below. Nothing happens on a real page.
 */
export function showDrillBand(): void {
  if (!inDrill) return;
  document.documentElement.dataset.drill = '';
  document.title = markedTitle(document.title);
  const band = document.createElement('aside');
  band.id = 'drill-band';
  const [words, left, real] = [element('strong'), element('span'), document.createElement('a')];
  const leave = document.createElement('button');
  real.href = '/';
  real.target = '_blank';
  real.rel = 'noopener';
  real.setAttribute('role', 'status');
  leave.type = 'button';
  leave.addEventListener('click', () => void leaveDrill());
  band.append(words, left, real, leave);
  document.body.prepend(band);

  let endsAt: number | null = null;
  let realRed = 0;
  const draw = () => {
    band.setAttribute('aria-label', i18next.t('drill.band.label'));
    words.textContent = i18next.t('drill.band.words');
    const minutes = endsAt === null ? null : Math.max(0, Math.ceil((endsAt - Date.now()) / minuteMs));
    left.textContent = minutes === null ? '' : i18next.t('drill.band.left', { count: minutes });
    // The real world goes on: its alarms are told in here as well.
    real.textContent = realRed === 0 ? '' : i18next.t('drill.band.realRed', { count: realRed });
    leave.textContent = i18next.t('drill.leave');
  };
  const ask = async () => {
    const state = await request<DrillState>('/api/drill').catch(() => null);
    // While the gateway cannot be reached nobody knows: the page itself says so.
    if (state !== null && !state.entered) leaveSpace();
    if (state !== null) realRed = state.realRed ?? 0;
    if (state?.run) endsAt = Date.parse(state.run.endsAt);
    draw();
  };
  i18next.on('languageChanged', draw);
  setInterval(() => void ask(), askEveryMs);
  draw();
  void ask();
}

const element = (name: 'strong' | 'span'): HTMLElement => document.createElement(name);

async function leaveDrill(): Promise<void> {
  await request('/api/drill/people', { method: 'DELETE' }).catch(() => undefined);
  leaveSpace();
}
