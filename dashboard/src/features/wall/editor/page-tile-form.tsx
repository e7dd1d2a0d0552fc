import { centrePages, isWallPage, wallPages } from '@fengqiao/contract/wall-pages';
import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { centresQuery } from '../api.ts';
import type { TileFormProps } from './plain-tile-forms.tsx';

const ownPath = /^\/(?:[A-Za-z0-9_-][A-Za-z0-9_./-]*)?(?:\?[^#\s]*)?$/;
const longestPath = 300;

/** Their names in the menu. */
const labels: Record<(typeof wallPages)[number], string> = {
  '/big-screen': 'bigScreen.title',
  '/rooms-now': 'rooms.title',
  '/command': 'command.menu',
};

const mayShow = (path: string): boolean =>
  path.length <= longestPath && ownPath.test(path) && isWallPage(path);

/** A page of this product that is made for a wall, with the floors and the boards of the centres of the wall's area; others are refused at once. */
export function PageTileForm({ areaCode, onChange }: TileFormProps & { areaCode: string }) {
  const { t } = useTranslation();
  const [path, setPath] = useState('');
  const { data: centres } = useQuery(centresQuery(areaCode));
  const offers = [
    ...wallPages.map((value) => ({ value: value as string, words: t(labels[value]) })),
    ...(centres?.items ?? []).flatMap(({ id, name: centre }) => [
      { value: centrePages.floors(id), words: t('wallDesk.palette.floorsOf', { centre }) },
      { value: centrePages.board(id), words: t('wallDesk.palette.boardOf', { centre }) },
    ]),
  ];
  const wrong = path !== '' && !mayShow(path);
  return (
    <Form layout="vertical" component="div">
      <Form.Item
        label={t('wallDesk.palette.path')}
        validateStatus={wrong ? 'error' : ''}
        help={wrong ? t('wallDesk.palette.pathWrong') : t('wallDesk.palette.pathHint')}
      >
        <AutoComplete
          aria-label={t('wallDesk.palette.path')}
          value={path}
          options={offers.map(({ value, words }) => ({ value, label: words, title: value }))}
          filterOption={(typed, option) => `${option?.value} ${option?.label}`.includes(typed)}
          onChange={(typed: string) => {
            const next = typed.trim();
            setPath(next);
            onChange(mayShow(next) ? { kind: 'page', path: next } : null);
          }}
        />
      </Form.Item>
    </Form>
  );
}
