import { basis, type RetentionRule } from './rule.ts';

/** What is stored of places, things and the product itself. */
export const systemRules = (): RetentionRule[] => [
  {
    id: 'pictures',
    where: [],
    what: {
      zh: '摄像机画面：不录像、不截图保存、不做人脸识别；直播片段只在内存中停留数秒',
      en: 'Pictures of cameras: nothing is recorded, kept as an image or searched for faces; live parts stay in memory for seconds',
    },
    why: { zh: '实时查看', en: 'To look live' },
    basis: {
      zh: '《个人信息保护法》第二十六条：仅用于维护公共安全',
      en: 'PIPL art. 26: for public security only',
    },
    kept: { zh: '不保存', en: 'Not stored' },
    days: 0,
    deletion: { zh: '停止查看即消失', en: 'Gone when nobody looks' },
  },
  {
    id: 'registry',
    where: ['area', 'department', 'centre', 'room', 'camera', 'camera_upstream', 'source', 'wall', 'screen', 'setting'],
    what: {
      zh: '区划、部门、中心、房间、摄像机（地址与口令加密）、数据来源（密钥散列）、大屏布局、系统设置',
      en: 'Areas, departments, centres, rooms, cameras (address and password sealed), sources (hash of the key), walls, settings',
    },
    why: { zh: '系统运行', en: 'To run' },
    basis: basis.noPerson,
    kept: { zh: '直至修改', en: 'Until changed' },
    days: null,
    deletion: { zh: '由管理员修改', en: 'Changed by administrators' },
  },
  {
    id: 'outbox',
    where: ['outbox'],
    what: { zh: '变更通知：案件号、事件类型、区域', en: 'Notices of changes: case, type of event, area' },
    why: { zh: '断线的页面补齐变更', en: 'Pages that were away catch up' },
    basis: basis.noPerson,
    kept: { zh: '72 小时', en: '72 hours' },
    days: 3,
    deletion: { zh: '网关每小时删除', en: 'Deleted by the gateway every hour' },
  },
  {
    id: 'files',
    where: [
      'FENGQIAO_DATA/secrets.json',
      'FENGQIAO_DATA/secrets-until-*.json',
      'FENGQIAO_DATA/audit-heads.log',
      'FENGQIAO_DATA/demo-credentials.json',
      'FENGQIAO_DATA/logs',
    ],
    what: {
      zh: '密钥文件、已更换的密钥、审计链头、演示账号、运行日志（含地址，不含当事人信息）',
      en: 'Keys, keys that were replaced, heads of the audit chain, accounts of the demo, process logs (with addresses, nothing of parties)',
    },
    why: { zh: '运行与排错', en: 'To run and to find faults' },
    basis: basis.logs,
    kept: {
      zh: '由单位决定；运行日志不少于六个月',
      en: 'Decided by the site; process logs at least six months',
    },
    days: null,
    deletion: {
      zh: '由单位轮换和清理，产品不删除',
      en: 'Rotated and removed by the site; the product deletes none',
    },
  },
  {
    id: 'backups',
    where: [],
    what: {
      zh: '备份文件：除会话、登录挑战和登记码外的全部数据，含个人信息；密钥不在其中',
      en: 'Backup files: all data but sessions, challenges and codes, personal data included; the keys are not in them',
    },
    why: { zh: '恢复数据', en: 'To bring data back' },
    basis: {
      zh: '《网络安全法》《数据安全法》：备份重要数据',
      en: 'Cybersecurity Law, Data Security Law: important data is backed up',
    },
    kept: {
      zh: '由单位决定，不应长于其中的数据',
      en: 'Decided by the site, not longer than the data in them',
    },
    days: null,
    deletion: { zh: '由单位删除文件', en: 'The site deletes the files' },
  },
];
