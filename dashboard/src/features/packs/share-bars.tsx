import { useTranslation } from 'react-i18next';
import { changePercentWords, countText, figureText, shareText } from '../../lib/figures.ts';
import { type Figure, ofText } from './figure-words.ts';
import { ListButton } from './list-button.tsx';
import shared from './packs.module.css';
import styles from './share-bars.module.css';
import { type ShareRow, shareRows } from './share-rows.ts';

/** The parts of a figure: bar, share, numerator and denominator; what is not itemised is hatched. Nothing is rescaled. */
export function ShareBars({ figure }: { figure: Figure }) {
  const { t } = useTranslation();
  const rows = shareRows(figure, t('indicators.notItemised'));
  const { title, previous, unit, list } = figure;
  return (
    <section>
      <h3 className={shared.blockTitle}>
        {title}
        <ListButton list={list} of={title} className={shared.headFigure}>
          {figureText(figure, t, 2)}
        </ListButton>
        <span className={shared.of}>{ofText(figure)}</span>
        {previous && (
          <span className={shared.of}>
            {t('packs.before')} {changePercentWords({ unit, previous }, t)}
          </span>
        )}
      </h3>
      {rows.length === 0 ? (
        <p className={shared.faint}>{t('packs.nothing')}</p>
      ) : (
        <table className={styles.shares}>
          <caption className="visually-hidden">{t('indicators.partsWords', { name: title })}</caption>
          <thead className="visually-hidden">
            <tr>
              <th scope="col">{t('indicators.part')}</th>
              <th scope="col">{t('packs.bar')}</th>
              <th scope="col">{t('indicators.share')}</th>
              <th scope="col">{t('indicators.fraction')}</th>
              <th scope="col">{t('indicators.change')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Bar key={row.key} row={row} days={unit === 'days'} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Bar({ row, days }: { row: ShareRow; days: boolean }) {
  const { t } = useTranslation();
  const { label, length, rest, list, numerator, denominator, previous } = row;
  return (
    <tr data-rest={rest || undefined}>
      <th scope="row">{label}</th>
      <td className={styles.track}>
        <span aria-hidden="true" style={{ width: `${(length * 100).toFixed(2)}%` }} />
      </td>
      <td className={styles.share}>{days ? '' : shareText({ numerator, denominator }, 2)}</td>
      <td className={styles.fraction}>
        <ListButton list={list} of={label}>
          {countText(numerator)}
        </ListButton>
        {denominator !== null && <span className={shared.of}> / {countText(denominator)}</span>}
      </td>
      <td className={styles.change}>{previous && changePercentWords({ unit: 'count', previous }, t)}</td>
    </tr>
  );
}
