import { basis, daily, type RetentionRule } from './rule.ts';

/** What is stored of places, things and the product itself. */
export const systemRules = (): RetentionRule[] => [
  {
    id: 'pictures',
    where: [],
    what: {
      zh: '摄像机直播画面：片段只在内存中停留数秒，不做人脸识别；调解室从不录像、不截图',
      en: 'Live pictures of cameras: parts stay in memory for seconds, nobody searches them for faces; mediation rooms are never recorded or saved',
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
    id: 'recordings',
    where: ['camera_recording', 'STREAMS_RECORD_DIR'],
    what: {
      zh: '公共摄像头的录像（含摄像头送来的声音）：默认不录，逐路由负责人或领导开启并写明理由；以及该决定',
      en: 'Recordings of public cameras, with the sound that a camera sends: off by default, switched on camera by camera by a head or leader with a reason; and that decision',
    },
    why: { zh: '事后核实警情与纠纷经过', en: 'To look into what happened afterwards' },
    basis: {
      zh: '《个人信息保护法》第二十六条：仅用于维护公共安全；《公共安全视频图像信息系统管理条例》：保存期限届满应当删除',
      en: 'PIPL art. 26: for public security only; Regulation on public security video systems: deleted when the time is over',
    },
    kept: {
      zh: '每路决定的小时数，最长 90 天；磁盘满时最早的先删',
      en: 'The hours decided for each camera, at most 90 days; the oldest go first when the disk is short',
    },
    days: 90,
    deletion: {
      zh: '流媒体节点每分钟删除到期文件；摄像头转为调解室或被注销时立即全部销毁并记入审计',
      en: 'The streams node deletes each minute what is over; all of it at once, and written down, when a camera becomes private or is removed',
    },
  },
  {
    id: 'snapshots',
    where: [],
    what: {
      zh: '画面截图：只保存在截图人的终端上，带本人水印；服务器不留图，只在审计日志记下何人何时截了哪一路',
      en: 'Saved pictures: only on the terminal of whoever saves one, with the own watermark burnt in; the server keeps no picture, and writes down who saved which when',
    },
    why: { zh: '办案取用', en: 'To work on a case' },
    basis: {
      zh: '《个人信息保护法》第六条：限于最小范围',
      en: 'PIPL art. 6: no more than is needed',
    },
    kept: { zh: '服务器不保存', en: 'Not stored by the server' },
    days: 0,
    deletion: { zh: '由截图人按本单位规定删除', en: 'Deleted by whoever saved it, by the rules of the site' },
  },
  {
    id: 'registry',
    where: [
      'area',
      'department',
      'centre',
      'room',
      'presence',
      'centre_profile',
      'camera',
      'camera_upstream',
      'camera_turn',
      'source',
      'wall',
      'screen',
      'setting',
      'reporter_key',
    ],
    what: {
      zh: '区划、部门、中心、房间、摄像机（地址与口令加密）、数据来源（密钥散列）、大屏布局、系统设置',
      en: 'Areas, departments, centres, rooms, cameras (address and password sealed), sources (hash of the key), walls, settings, the sealed keys of reporters’ hashes',
    },
    why: { zh: '系统运行', en: 'To run' },
    basis: basis.noPerson,
    kept: { zh: '直至修改', en: 'Until changed' },
    days: null,
    deletion: { zh: '由管理员修改', en: 'Changed by administrators' },
  },
  {
    id: 'cameraHealth',
    where: ['camera_health'],
    what: {
      zh: '公共摄像机离线与恢复的时间和原因；不含画面，不含调解室',
      en: 'When public cameras were out and back, and why; no pictures, nothing of mediation rooms',
    },
    why: { zh: '摄像头在线率', en: 'Online rate of cameras' },
    basis: basis.noPerson,
    kept: { zh: '90 天', en: '90 days' },
    days: 90,
    deletion: daily,
  },
  {
    id: 'mediaState',
    where: ['camera_online', 'stream_node'],
    what: {
      zh: '每路公共摄像机最近一次是否在线；流媒体节点的地址、容量、最近报到时间',
      en: 'Whether each public camera answered last time; address, capacity and last word of the streams nodes',
    },
    why: { zh: '系统运行', en: 'To run' },
    basis: basis.noPerson,
    kept: {
      zh: '随摄像机登记；节点超过 1 天未报到即忽略并删除',
      en: 'As long as the camera is registered; nodes one day after their last word',
    },
    days: null,
    deletion: { zh: '随登记删除；节点由网关删除', en: 'With the registration; nodes by the gateway' },
  },
  {
    id: 'tierRules',
    where: ['tier_rules', 'tier_run', 'tier_trial', 'rebuild_run'],
    what: {
      zh: '分级规则各版本（起草人、批准人、理由）、定期分级记录、规则试算结果（案件号）、重建与核对记录；只有数量，不含当事人',
      en: 'Versions of the tier rules (who drafted, who agreed, why), records of timed runs, results of rules tried on the past (numbers of cases), records of rebuilds and reconciles; counts only, nothing of parties',
    },
    why: { zh: '分级有据可查', en: 'To say by which rules a tier was found' },
    basis: basis.noPerson,
    kept: {
      zh: '规则版本长期保留；运行、试算与核对记录 400 天',
      en: 'Versions for good; runs, trials and reconciles for 400 days',
    },
    days: 400,
    deletion: { zh: '每夜核对时删除', en: 'Deleted by the nightly reconcile' },
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
