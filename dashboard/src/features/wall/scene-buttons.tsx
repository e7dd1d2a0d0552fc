import type { Scene } from '@fengqiao/contract/wall-scenes';
import type { Wall } from '@fengqiao/contract/walls';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../lib/keyboard/use-shortcut.ts';
import { scenesQuery, showScene } from './scenes-api.ts';
import { sameContent } from './screen-input.ts';
import type { WallActs } from './use-wall-acts.ts';
import styles from './wall-strip.module.css';

/** The scenes of a wall; their digits work from the keyboard. */
export function SceneButtons({ wall, acts }: { wall: Wall; acts: WallActs | null }) {
  const { t } = useTranslation();
  const { data: scenes } = useQuery(scenesQuery(wall.id));
  const show = (scene: Scene) => {
    acts?.act(t('wallDesk.sceneShown', { name: scene.name }), () => showScene(wall.id, scene.id));
  };
  useShortcut(
    'scene',
    (event) => {
      const scene = scenes?.find(({ digit }) => String(digit) === event.key);
      if (scene === undefined) return;
      event.preventDefault();
      show(scene);
    },
    acts !== null,
  );
  return (
    <div className={styles.scenes}>
      <h3 className="visually-hidden">{t('wallDesk.scenes')}</h3>
      {scenes?.map((scene) => (
        <SceneButton
          key={scene.id}
          scene={scene}
          shown={isShown(scene, wall)}
          onShow={acts === null ? null : () => show(scene)}
        />
      ))}
      {acts && scenes && (
        <Link
          to="/walls/$wall"
          params={{ wall: wall.id }}
          search={{ tab: 'scenes', scene: 'new' }}
          className={styles.add}
          title={t('wallDesk.sceneSaveWords')}
        >
          {t(scenes.length === 0 ? 'wallDesk.sceneFirst' : 'wallDesk.sceneSave')}
        </Link>
      )}
    </div>
  );
}

/** Whether all its screens show what it holds. */
const isShown = (scene: Scene, wall: Wall): boolean =>
  scene.screens.every((content) => {
    const screen = wall.screens.find(({ id }) => id === content.id);
    return screen !== undefined && sameContent(screen, content);
  });

interface SceneButtonProps {
  scene: Scene;
  shown: boolean;
  /** null = this account only looks. */
  onShow: (() => void) | null;
}

function SceneButton({ scene: { name, digit }, shown, onShow }: SceneButtonProps) {
  const key = digit === null ? null : String(digit);
  return (
    <button
      type="button"
      className={styles.scene}
      aria-pressed={shown}
      disabled={onShow === null}
      title={name}
      {...(key === null ? {} : { 'aria-keyshortcuts': key })}
      onClick={() => onShow?.()}
    >
      {key !== null && <kbd className={styles.digit}>{key}</kbd>}
      {name}
    </button>
  );
}
