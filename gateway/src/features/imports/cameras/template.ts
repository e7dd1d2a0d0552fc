import { writeWorkbook } from '../xlsx/write-workbook.ts';

export const templateName = '摄像机导入模板.xlsx';

/** Headings that `guessColumns` knows, each with an example. */
const columns: readonly [heading: string, example: string][] = [
  ['设备编码', '51190200001320000001'],
  ['设备名称', '市民广场东入口'],
  ['行政区划', '511902'],
  ['权属单位', '巴州区公安局'],
  ['位置类型', '广场'],
  ['经度', '106.7600'],
  ['纬度', '31.8600'],
  ['坐标系', 'WGS84'],
  ['方向', '90'],
  ['视场角', '70'],
  ['可视距离', '120'],
  ['安装高度', '6'],
  ['摄像机结构类型', '球机'],
  ['是否公共场所', '是'],
  ['安全等级', ''],
  ['楼层', ''],
  ['功能区', ''],
  ['主码流地址', 'rtsp://10.0.0.8/Streaming/Channels/101'],
  ['子码流地址', 'rtsp://10.0.0.8/Streaming/Channels/102'],
  ['用户名', ''],
  ['密码', ''],
  ['上级平台', ''],
  ['ONVIF地址', ''],
  ['ONVIF用户名', ''],
  ['ONVIF密码', ''],
];

/** The form that people fill in: all cells are text, so that no program makes numbers of the ids. */
export const cameraTemplate = (): Buffer =>
  writeWorkbook('摄像机', [columns.map(([heading]) => heading), columns.map(([, example]) => example)]);
