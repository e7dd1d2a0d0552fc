import { type CameraImportField, cameraImportFields } from '@fengqiao/contract/camera-imports';
import { AppError } from '../../../plugins/errors.ts';
import { cellText, type Row } from '../cell.ts';
import { headerWithinRows } from '../header.ts';

/** Headings that people write over a field: a whole heading first, then one that holds the word; the narrow words before the wide. */
const headings: Record<CameraImportField, readonly string[]> = {
  id: [
    '设备编码',
    '国标编码',
    '国标编号',
    '摄像机编码',
    '摄像机编号',
    '编码',
    '编号',
    '设备id',
    'deviceid',
    'id',
  ],
  name: ['设备名称', '摄像机名称', '点位名称', '监控点名称', '名称', 'name'],
  area: ['行政区划代码', '行政区划', '所属区域', '所属区划', '区划', '区域', '乡镇', 'area', 'civilcode'],
  owner: ['权属单位', '产权单位', '建设单位', '所属单位', '所属部门', '权属', '单位', 'owner'],
  placeType: ['位置类型', '场所类型', '点位类型', '监控点位类型', '场所', 'placetype', 'positiontype'],
  zone: ['功能区', '所在分区', '分区', 'zone'],
  lng: ['经度', 'longitude', 'lng', 'lon'],
  lat: ['纬度', 'latitude', 'lat'],
  datum: ['坐标系', '坐标系统', 'datum', 'crs'],
  direction: ['监视方位', '朝向', '方位角', '方向', 'direction'],
  fov: ['视场角', '水平视角', '视角', 'fov'],
  viewM: ['可视距离', '监视距离', '视距', 'viewm'],
  heightM: ['安装高度', '高度', 'height'],
  ptzType: ['摄像机结构类型', '云台类型', '摄像机类型', '结构类型', 'ptztype'],
  publicPlace: ['是否公共场所', '公共场所', '公共区域', 'public'],
  securityGrade: ['安全等级', '安全级别', 'gb35114', 'securitygrade'],
  floor: ['楼层', 'floor'],
  subUrl: ['子码流地址', '子码流', '辅码流', 'suburl', 'substream'],
  url: ['主码流地址', 'rtsp地址', '视频流地址', '取流地址', '主码流', 'rtsp', '流地址', 'url'],
  deviceUsername: ['onvif用户名', 'onvif账号', 'onvifuser'],
  devicePassword: ['onvif密码', 'onvif口令', 'onvifpassword'],
  device: ['onvif地址', 'onvif服务地址', 'onvif'],
  username: ['用户名', '登录名', '账号', 'username', 'user'],
  password: ['密码', '口令', 'password'],
  upstream: ['上级平台', '平台编号', '转发平台', 'upstream'],
};

/** `名称（必填）` and `名称` are the same heading. */
const plain = (heading: string): string =>
  heading
    .replace(/[（(【[].*$/, '')
    .replaceAll(/[\s*＊:：_-]/g, '')
    .toLowerCase();

type Columns = Partial<Record<CameraImportField, string>>;

/** The field of each column by its heading; every column and every field is used once. */
export function guessColumns(header: readonly string[]): Columns {
  const guessed: Columns = {};
  const free = new Set(header.filter((name) => name !== ''));
  const take = (field: CameraImportField, name: string | undefined): void => {
    if (name === undefined || guessed[field] !== undefined) return;
    guessed[field] = name;
    free.delete(name);
  };
  const fields = Object.keys(headings) as CameraImportField[];
  for (const field of fields)
    for (const word of headings[field])
      take(
        field,
        [...free].find((name) => plain(name) === word),
      );
  for (const field of fields)
    for (const word of headings[field].filter((one) => one.length > 1 && one !== 'id'))
      take(
        field,
        [...free].find((name) => plain(name).includes(word)),
      );
  return guessed;
}

export interface CameraHeader {
  /** Rows up to this one are no data. */
  lastRow: number;
  names: string[];
  columns: Columns;
  at: Partial<Record<CameraImportField, number>>;
}

/** The headings among the first rows: the row that names the most fields. Throws `import.noColumn` when none names an id. */
export function findCameraHeader(rows: readonly Row[], wanted: Columns | undefined): CameraHeader {
  let best: CameraHeader | null = null;
  let most = 0;
  for (const row of rows.slice(0, headerWithinRows)) {
    const names = row.cells.map(cellText);
    const columns = wanted ?? guessColumns(names);
    const at: CameraHeader['at'] = {};
    for (const field of cameraImportFields) {
      const index = names.indexOf(columns[field]?.trim() ?? '\0');
      if (index >= 0) at[field] = index;
    }
    const found = Object.keys(at).length;
    if (found <= most) continue;
    most = found;
    best = { lastRow: row.row, names, columns, at };
  }
  const names = best?.names ?? rows[0]?.cells.map(cellText) ?? [];
  const missing = cameraImportFields.find(
    (field) => (field === 'id' || wanted?.[field] !== undefined) && best?.at[field] === undefined,
  );
  if (best === null || missing !== undefined)
    throw new AppError(
      'import.noColumn',
      wanted?.[missing ?? 'id'] ?? '设备编码',
      names.filter(Boolean).join(', ').slice(0, 500) || 'nothing',
    );
  return best;
}
