import type { Label } from '@fengqiao/contract/reference';
import type { WallDeed } from '@fengqiao/contract/wall-log';

/** The deeds of a duty log (值班日志) as an exported log says them. */
export const deedWords: Readonly<Record<WallDeed, Label>> = {
  'screen.changed': { zh: '变更屏幕内容', en: 'Screen changed' },
  'scene.shown': { zh: '切换场景', en: 'Scene shown' },
  'tour.started': { zh: '开始轮巡', en: 'Tour begun' },
  'tour.paused': { zh: '暂停轮巡', en: 'Tour paused' },
  'tour.resumed': { zh: '继续轮巡', en: 'Tour resumed' },
  'tour.stopped': { zh: '停止轮巡', en: 'Tour ended' },
  'lease.taken': { zh: '接管电视墙', en: 'Wall taken' },
  'lease.asked': { zh: '申请控制电视墙', en: 'Wall asked for' },
  'lease.declined': { zh: '未同意交出电视墙', en: 'Request declined' },
  'lease.handedOver': { zh: '移交电视墙', en: 'Wall handed over' },
  'lease.released': { zh: '交还电视墙', en: 'Wall released' },
  'lease.expired': { zh: '控制到期', en: 'Lease ran out' },
  'lease.overridden': { zh: '强行接管电视墙', en: 'Wall taken over' },
  'alarm.shown': { zh: '告警上屏', en: 'Alarm shown' },
  'alarm.acknowledged': { zh: '确认告警', en: 'Alarm acknowledged' },
  'alarm.timedOut': { zh: '告警到时下屏', en: 'Alarm timed out' },
  'screen.paired': { zh: '配对显示器', en: 'Display paired' },
  note: { zh: '值班备注', en: 'Note' },
};
