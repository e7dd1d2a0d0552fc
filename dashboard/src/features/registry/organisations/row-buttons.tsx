import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import page from '../../../ui/page.module.css';

interface RowButtonsProps {
  /** What goes, said before it does. */
  name: string;
  busy: boolean;
  onEdit: () => void;
  onRemove: () => void;
}

/** Changes a row or takes it out, after asking. */
export function RowButtons({ name, busy, onEdit, onRemove }: RowButtonsProps) {
  const { t } = useTranslation();
  return (
    <span className={page.buttons}>
      <Button size="small" onClick={onEdit}>
        {t('registry.edit')}
      </Button>
      <Popconfirm
        title={t('registry.sureRemove', { name })}
        okText={t('registry.remove')}
        cancelText={t('common.cancel')}
        getPopupContainer={() => document.getElementById('root') ?? document.body}
        onConfirm={onRemove}
      >
        <Button size="small" danger loading={busy}>
          {t('registry.remove')}
        </Button>
      </Popconfirm>
    </span>
  );
}
