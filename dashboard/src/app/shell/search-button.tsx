import { SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { usePaletteWindow } from '../palette/use-palette-window.ts';

/** Opens the palette for whoever does not know its key, and tells the key. */
export function SearchButton() {
  const { t } = useTranslation();
  const show = usePaletteWindow((window) => window.show);
  return (
    <Button
      type="text"
      icon={<SearchOutlined aria-hidden />}
      aria-label={t('palette.title')}
      title={t('palette.button')}
      aria-keyshortcuts="Control+K"
      onClick={show}
    />
  );
}
