import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './wall.module.css';

const restoreAfterMs = 10_000;

/** Keeps a broken tile from taking the screen with it. Nobody is there to press a button, so it tries again by itself. */
export class TileBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  #timer: ReturnType<typeof setTimeout> | undefined;

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch() {
    this.#timer = setTimeout(() => this.setState({ broken: false }), restoreAfterMs);
  }

  override componentWillUnmount() {
    clearTimeout(this.#timer);
  }

  override render() {
    return this.state.broken ? <BrokenTile /> : this.props.children;
  }
}

function BrokenTile() {
  const { t } = useTranslation();
  return <p className={styles.broken}>{t('wall.broken')}</p>;
}
