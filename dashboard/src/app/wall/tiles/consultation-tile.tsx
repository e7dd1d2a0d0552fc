import { useTranslation } from 'react-i18next';
import { useTold } from '../tell-tile.tsx';
import { TileWords } from './tile-words.tsx';

/** A consultation: this server carries none to a screen, and the tile says so instead of showing something that looks like one. */
export function ConsultationTile({ consultationId }: { consultationId: string }) {
  const { t } = useTranslation();
  useTold('failed', 'notFound');
  return (
    <TileWords
      title={t('wall.consultation')}
      detail={t('wall.noCarrier', { id: consultationId.slice(0, 8) })}
    />
  );
}
