/** Stems of the passwords that everybody tries first, pinyin ones included; lower case. The longest match counts. */
export const wellKnown: readonly string[] = [
  'password', 'passw0rd', 'p@ssw0rd', 'p@ssword', 'passwd', 'admin', 'administrator', 'root', 'system', 'manager',
  'guest', 'test', 'user', 'login', 'letmein', 'welcome', 'iloveyou', 'ilove', 'iloveu', 'changeme', 'default',
  'super', 'master', 'secret', 'dragon', 'monkey', 'sunshine', 'princess', 'football', 'hello', 'abc', 'aaa', 'huawei',
  'hikvision', 'dahua', '520', '521', '888', '666',
  // 我爱你, 我想你, 爱你一万年, 密码, 管理员, 测试, 你好, 中国, 北京, 生日快乐, 宝贝, 老婆, 老公, 万岁, 平安
  'woaini', 'woxiangni', 'ainiyiwannian', 'mima', 'guanliyuan', 'ceshi', 'nihao', 'zhongguo', 'beijing', 'shengri',
  'kuaile', 'baobei', 'laopo', 'laogong', 'wansui', 'pingan',
  // 公安, 政府, 政法, 综治, 综治中心, 枫桥, 调解, 指挥, 派出所, 办公室, 社区, 街道
  'gongan', 'zhengfu', 'zhengfa', 'zongzhi', 'zhongxin', 'zzzx', 'fengqiao', 'tiaojie', 'zhihui', 'paichusuo', 'bangongshi', 'shequ',
  'jiedao',
]; // biome-ignore format: a list
