import { useTranslation } from 'react-i18next';
import { changePercentWords, figureText } from '../../lib/figures.ts';
import { type Figure, ofText } from './figure-words.ts';
import { ListButton } from './list-button.tsx';
import styles from './packs.module.css';

/** Figures beside each other, each with what it was divided by and how it stood before. */
export function FigureTiles({ figures }: { figures: readonly Figure[] }) {
  return (
    <ul className={styles.tiles}>
      {figures.map((figure) => (
        <li
          key={`${figure.name} ${figure.title}`}
          className={styles.tile}
          data-beyond={figure.beyondLine || undefined}
        >
          <FigureTile figure={figure} />
        </li>
      ))}
    </ul>
  );
}

function FigureTile({ figure }: { figure: Figure }) {
  const { t } = useTranslation();
  const { title, unit, previous, year, list, line, beyondLine } = figure;
  return (
    <>
      <span className={styles.name}>{title}</span>
      <ListButton list={list} of={title} className={styles.value}>
        {figureText(figure, t, 2)}
      </ListButton>
      <span className={styles.of}>{ofText(figure)}</span>
      {line !== undefined && (
        <span className={beyondLine ? styles.bad : styles.of}>
          {t(beyondLine ? 'indicators.beyond' : 'indicators.within', { line: line * 100 })}
        </span>
      )}
      <dl className={styles.changes}>
        {previous && (
          <div>
            <dt>{t('packs.before')}</dt>
            <dd>{changePercentWords({ unit, previous }, t)}</dd>
          </div>
        )}
        {year && (
          <div>
            <dt>{t('packs.yearBefore')}</dt>
            <dd>{changePercentWords({ unit, previous: year }, t)}</dd>
          </div>
        )}
      </dl>
    </>
  );
}
