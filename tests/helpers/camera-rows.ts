import { readRegion, regionFolder } from '@fengqiao/fixtures';

/** Headings as a public-security bureau writes them. */
export const cameraHeadings = [
  '设备编码',
  '设备名称',
  '行政区划',
  '权属单位',
  '位置类型',
  '经度',
  '纬度',
  '坐标系',
  '方向',
  '摄像机结构类型',
  '主码流地址',
  '子码流地址',
  '用户名',
  '密码',
] as const;

const owners = [
  '市公安局',
  '交通运输局',
  '教育和体育局',
  '中国电信平安乡村',
  '城市管理局',
  '水利局',
  '卫生健康局',
];
const places = ['广场', '车站', '学校', '医院', '道路', '小区', '乡村'];
const spots = ['东门', '西门', '北口', '南口', '大门', '路口', '停车场', '中段', '出站口', '操场'];

/** Rows of so many cameras in the demo region, in the order of `cameraHeadings`; `secret` stands in the passwords. */
export function cameraRows(count: number, { secret = 'pw', host = '10.9.8.7' } = {}): string[][] {
  const { areas } = readRegion(regionFolder('bazhong'));
  const villages = areas.filter(({ level }) => level === 'village');
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  return Array.from({ length: count }, (_, n) => {
    const village = villages[(n * 7) % villages.length];
    if (village === undefined) throw new Error('the demo region has no villages');
    const serial = String(100_000 + n).padStart(6, '0');
    const town = names.get(village.parent ?? '') ?? '';
    return [
      `${village.code.slice(0, 6)}00001320${serial}`,
      `${town}${village.name}${spots[n % spots.length]}${n}号`,
      village.code,
      owners[n % owners.length] ?? '',
      places[n % places.length] ?? '',
      (village.lng + ((n % 100) - 50) / 20_000).toFixed(6),
      (village.lat + ((n % 90) - 45) / 20_000).toFixed(6),
      'WGS84',
      String((n * 37) % 360),
      ['球机', '半球', '固定枪机', '遥控枪机'][n % 4] ?? '',
      `rtsp://${host}/Streaming/Channels/${n}01`,
      `rtsp://${host}/Streaming/Channels/${n}02`,
      'viewer',
      `${secret}-${n}`,
    ];
  });
}

/** Rows as the text of a CSV file. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) =>
      row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','),
    )
    .join('\r\n');
