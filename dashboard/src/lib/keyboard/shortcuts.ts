/** Where a shortcut works. Those of `desk`, `list`, `case`, `map` and `wall` stand on one page together. */
export const surfaces = [
  'everywhere',
  'desk',
  'list',
  'case',
  'form',
  'wall',
  'map',
  'triage',
  'playback',
  'meeting',
  'rollCall',
] as const;
export type Surface = (typeof surfaces)[number];

export interface Shortcut {
  /** Keys that do the same; `g d` = one after the other. Names as `keyNameOf` writes them. */
  keys: readonly string[];
  surface: Surface;
  /** Works in fields as well, where letters are text. */
  whileTyping?: boolean;
  /** The key belongs to whatever is in front, so that several may have it. */
  shared?: boolean;
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/** Every shortcut of the product, in the order of the help; its words are `keyboard.does.<name>`. */
export const shortcuts = {
  palette: { keys: ['Ctrl+k', '/'], surface: 'everywhere', whileTyping: true },
  help: { keys: ['?'], surface: 'everywhere' },
  close: { keys: ['Escape'], surface: 'everywhere', shared: true },
  notices: { keys: ['n'], surface: 'everywhere', shared: true },
  goDesk: { keys: ['g d'], surface: 'everywhere' },
  goHome: { keys: ['g h'], surface: 'everywhere' },
  goCases: { keys: ['g c'], surface: 'everywhere' },
  goTriage: { keys: ['g t'], surface: 'everywhere' },
  goLetters: { keys: ['g l'], surface: 'everywhere' },
  goIndicators: { keys: ['g i'], surface: 'everywhere' },
  goTopics: { keys: ['g o'], surface: 'everywhere' },
  goMeetings: { keys: ['g m'], surface: 'everywhere' },
  goCameras: { keys: ['g v'], surface: 'everywhere' },
  acknowledgeNewest: { keys: ['Space'], surface: 'desk', shared: true },
  todo: { keys: ['t'], surface: 'desk' },
  feed: { keys: ['f'], surface: 'desk' },
  nextRow: { keys: ['j', 'ArrowDown'], surface: 'list', shared: true },
  previousRow: { keys: ['k', 'ArrowUp'], surface: 'list', shared: true },
  openRow: { keys: ['Enter'], surface: 'list', shared: true },
  chooseRow: { keys: ['x'], surface: 'list' },
  acknowledge: { keys: ['a'], surface: 'case' },
  acts: { keys: ['d'], surface: 'case' },
  supervise: { keys: ['s'], surface: 'case' },
  wholePage: { keys: ['o'], surface: 'case' },
  send: { keys: ['Ctrl+Enter'], surface: 'form', whileTyping: true },
  cancel: { keys: ['Escape'], surface: 'form', shared: true, whileTyping: true },
  putOnWall: { keys: ['w'], surface: 'wall' },
  scene: { keys: digits, surface: 'wall' },
  undoWall: { keys: ['Ctrl+z'], surface: 'wall' },
  areaUp: { keys: ['Backspace'], surface: 'map' },
  difficulty: { keys: digits.slice(0, 5), surface: 'triage' },
  play: { keys: ['k', 'Space'], surface: 'playback' },
  stepBack: { keys: ['j', 'ArrowLeft'], surface: 'playback' },
  stepOn: { keys: ['l', 'ArrowRight'], surface: 'playback' },
  nextPage: { keys: ['ArrowRight', 'PageDown'], surface: 'meeting' },
  previousPage: { keys: ['ArrowLeft', 'PageUp'], surface: 'meeting' },
  firstPage: { keys: ['Home'], surface: 'meeting' },
  lastPage: { keys: ['End'], surface: 'meeting' },
  pageNumber: { keys: [...digits, '0'], surface: 'meeting' },
  fullScreen: { keys: ['f'], surface: 'meeting' },
  beginMeeting: { keys: ['b'], surface: 'meeting' },
  decide: { keys: ['d'], surface: 'meeting' },
  meetingNote: { keys: ['n'], surface: 'meeting', shared: true },
  attendance: { keys: ['a'], surface: 'meeting' },
  rollPresent: { keys: ['p'], surface: 'rollCall' },
  rollLate: { keys: ['l'], surface: 'rollCall' },
  rollExcused: { keys: ['e'], surface: 'rollCall' },
  rollAbsent: { keys: ['x'], surface: 'rollCall' },
} as const satisfies Record<string, Shortcut>;
export type ShortcutName = keyof typeof shortcuts;

/** The shortcuts of a surface, in the order of the table. */
export const shortcutsOf = (surface: Surface): ShortcutName[] =>
  (Object.keys(shortcuts) as ShortcutName[]).filter((name) => shortcuts[name].surface === surface);
