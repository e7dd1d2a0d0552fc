import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKey } from '../../lib/use-key.ts';
import styles from './desk-map.module.css';
import type { MapPlace, MapView } from './map-view.ts';

interface MapPopupProps {
  view: MapView;
  place: MapPlace;
  onClose: () => void;
  children: ReactNode;
}

const gapPx = 14;

/** A card beside a place of the map: it stays with the place while the map moves and inside the map's edges. */
export function MapPopup({ view, place, onClose, children }: MapPopupProps) {
  const { t } = useTranslation();
  const cardRef = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const card = cardRef.current;
    const frame = card?.parentElement;
    if (!card || !frame) return;
    const put = () => {
      const { x, y } = view.project(place.lng, place.lat);
      const { offsetWidth, offsetHeight } = card;
      const { clientWidth, clientHeight } = frame;
      const right = x + gapPx + offsetWidth <= clientWidth;
      const left = right ? x + gapPx : x - gapPx - offsetWidth;
      const top = Math.min(clientHeight - offsetHeight - gapPx, Math.max(gapPx, y - offsetHeight / 2));
      card.style.transform = `translate(${Math.round(Math.max(gapPx, left))}px, ${Math.round(top)}px)`;
    };
    put();
    const resized = new ResizeObserver(put);
    resized.observe(card);
    const stopMoving = view.onMove(put);
    return () => {
      resized.disconnect();
      stopMoving();
    };
  }, [view, place]);

  useKey('Escape', onClose);
  useEffect(() => {
    const before = document.activeElement;
    cardRef.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);

  return (
    <div ref={cardRef} className={styles.popup} role="dialog" aria-label={t('map.popup')} tabIndex={-1}>
      <button type="button" className={styles.popupClose} onClick={onClose} aria-label={t('common.close')}>
        ×
      </button>
      {children}
    </div>
  );
}
