import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { boardQuery } from '../../features/boards/api.ts';
import styles from '../../features/boards/board.module.css';
import { type BoardSearch, papers } from '../../features/boards/board-search.ts';
import { SheetBody } from '../../features/boards/sheet-body.tsx';
import { SheetFrame } from '../../features/boards/sheet-frame.tsx';
import { sheetsOf } from '../../features/boards/sheets.ts';
import { useTurns } from '../../features/boards/use-turns.ts';
import { useKey } from '../../lib/use-key.ts';
import { Panel } from '../../ui/panel.tsx';
import { panelState } from '../../ui/panel-state.ts';
import { mayOpen } from '../page-roles.ts';
import { ForbiddenPage } from '../pages/forbidden-page.tsx';
import { useSession } from '../shell/use-session.ts';

/** `/board/:centre` (上墙公示, HP-29, FX-20): sheets that take turns in the hall, and hang on paper when they are printed. */
export function BoardPage() {
  const session = useSession();
  return mayOpen(session.role, '/board/$centre') ? <Board /> : <ForbiddenPage session={session} />;
}

const usualEveryS = 20;

function Board() {
  const { t } = useTranslation();
  const { centre } = useParams({ from: '/board/$centre' });
  const { sheet, every = usualEveryS, paper = 'A3' } = useSearch({ from: '/board/$centre' });
  const navigate = useNavigate();
  const board = useQuery(boardQuery(centre));
  const sheets = board.data === undefined ? [] : sheetsOf(board.data);
  const at = useTurns(sheets.length, every, sheet === undefined ? null : sheet - 1);
  const go = (part: { [K in keyof BoardSearch]?: BoardSearch[K] | undefined }) =>
    void navigate({
      to: '/board/$centre',
      params: { centre },
      search: (before) => ({ ...before, ...part }) as BoardSearch,
      replace: true,
    });
  const turn = (by: number) => go({ sheet: ((at + by + sheets.length) % Math.max(1, sheets.length)) + 1 });
  useKey('ArrowRight', () => turn(1));
  useKey('ArrowLeft', () => turn(-1));
  useKey(' ', () => go({ sheet: sheet === undefined ? at + 1 : undefined }));
  if (board.data === undefined)
    return (
      <main className={styles.board}>
        <Panel title={t('boards.title')} state={panelState(board)} onRetry={() => void board.refetch()}>
          {null}
        </Panel>
      </main>
    );
  const { data } = board;
  return (
    <main className={styles.board} data-paper={paper}>
      {sheets.map((each, index) => (
        <SheetFrame
          // biome-ignore lint/suspicious/noArrayIndexKey: sheets have no other name than their place.
          key={index}
          board={data}
          title={t(`boards.sheet.${each.kind}`)}
          shown={index === at}
        >
          <SheetBody board={data} sheet={each} />
        </SheetFrame>
      ))}
      <nav className={styles.tools} aria-label={t('boards.sheets')}>
        <span className={styles.marks}>
          {sheets.map((each, index) => (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: sheets have no other name than their place.
              key={index}
              type="button"
              className={styles.mark}
              aria-label={t('boards.goTo', { n: index + 1, title: t(`boards.sheet.${each.kind}`) })}
              aria-current={index === at ? 'true' : undefined}
              onClick={() => go({ sheet: index + 1 })}
            />
          ))}
        </span>
        <Button size="small" onClick={() => go({ sheet: sheet === undefined ? at + 1 : undefined })}>
          {t(sheet === undefined ? 'boards.hold' : 'boards.goOn')}
        </Button>
        <Segmented
          size="small"
          aria-label={t('boards.paper')}
          value={paper}
          options={[...papers]}
          onChange={(next) => go({ paper: next })}
        />
        <Button size="small" icon={<PrinterOutlined aria-hidden="true" />} onClick={() => window.print()}>
          {t('boards.print')}
        </Button>
      </nav>
    </main>
  );
}
