import type { Tile } from '@fengqiao/contract/wall-tiles';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface TileFormProps {
  /** null = what was typed is no tile yet. */
  onChange: (tile: Tile | null) => void;
}

const caseCode = /^\d{6}-\d{4}-\d{6,}-\d$/;

/** A case card by the number of the case. */
export function CaseTileForm({ onChange }: TileFormProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const wrong = text !== '' && !caseCode.test(text);
  return (
    <Form layout="vertical" component="div">
      <Form.Item
        label={t('wallDesk.palette.caseCode')}
        validateStatus={wrong ? 'error' : ''}
        help={wrong ? t('wallDesk.palette.caseCodeWrong') : t('wallDesk.palette.caseHint')}
      >
        <Input
          aria-label={t('wallDesk.palette.caseCode')}
          value={text}
          maxLength={40}
          placeholder="511923-2026-004817-6"
          onChange={({ target }) => {
            const typed = target.value.trim();
            setText(typed);
            onChange(caseCode.test(typed) ? { kind: 'case', caseCode: typed } : null);
          }}
        />
      </Form.Item>
    </Form>
  );
}

const longestText = 400;

/** A text in large letters. */
export function TextTileForm({ onChange }: TileFormProps) {
  const { t } = useTranslation();
  return (
    <Form layout="vertical" component="div">
      <Form.Item label={t('wallDesk.palette.textOf')} help={t('wallDesk.palette.textHint')}>
        <Input.TextArea
          aria-label={t('wallDesk.palette.textOf')}
          rows={4}
          maxLength={longestText}
          showCount
          onChange={({ target }) => {
            const text = target.value.trim();
            onChange(text === '' ? null : { kind: 'text', text });
          }}
        />
      </Form.Item>
    </Form>
  );
}
