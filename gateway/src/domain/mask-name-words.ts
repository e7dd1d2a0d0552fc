/** Surnames that hardly ever begin another word; by frequency of the 2020 census as far as that goes. */
const plain =
  '王李张刘陈杨赵吴徐孙朱胡郭何罗郑梁谢宋唐邓韩冯曹彭肖萧董潘袁蔡蒋余杜魏苏吕丁任卢姚沈姜崔谭廖范汪韦贾夏傅邹熊孟秦邱尹薛闫阎段侯史陶贺毛郝顾龚邵覃武钱戴严莫汤赖庞樊殷施洪翟倪俞章鲁葛柴柳裴岳梅庄祝涂祁耿牟詹蒲冉阮岑滕骆邬虞柯蓝栾佟苟昝晏缪瞿宁仇翁辜甄褚扈谌邝蔺闵喻冼麦戚尤屈池饶穆窦敖巫匡佘芦蹇栗刁寇巩奚卞邸荀姬冀靖粟郗';
/** Surnames that are everyday characters as well: they need more around them. */
const everyday =
  '周马林高黄田叶程钟石金付江雷黎白康易乔文米申甘霍童颜温季华路娄邢聂焦向常方万安于时曾龙孔齐辛管左谷卜连欧景闻冷卫占边古成鲜舒包支单解应桂牛丛计盛车苗凌卓鞠盖桑隋房封门兰关丰水木全曲池明沙查英简党母靳荆纪项宫茅符凤皮索衣宗权谯银青敬宿幸何陆毕游农隆蒙麻';
/** 复姓 that are met today. */
export const compoundSurnames: ReadonlySet<string> = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 鲜于 夏侯 轩辕 端木 闻人 独孤 南宫 拓跋 呼延 澹台 淳于 濮阳 申屠 太史 东郭 西门 百里 钟离 闾丘 赫连 司空 仲孙'.split(
    ' ',
  ),
);

/** Compound surnames that are mostly part of another name. */
export const weakCompounds: ReadonlySet<string> = new Set(['东方', '西门', '百里', '太史']);

/** By UTF-16 code: 1 where a compound surname may begin. */
export const compoundStart = new Uint8Array(65_536);
for (const surname of compoundSurnames) compoundStart[surname.charCodeAt(0)] = 1;

/** By UTF-16 code: how much a character speaks for a surname; 0 = it is none. */
export const surnameWeight = new Float32Array(65_536);
for (const sign of everyday) surnameWeight[sign.charCodeAt(0)] = 0.5;
for (const sign of plain) surnameWeight[sign.charCodeAt(0)] = 1;
// Function words that are surnames as well.
for (const sign of '于时向应全成连单解支计占查关水母门何明')
  surnameWeight[sign.charCodeAt(0)] = sign === '何' ? 0.8 : -0.5;

/** By UTF-16 code: how much a character speaks for a given name. */
export const givenWeight = new Float32Array(65_536);
for (const sign of '国建学文平成发新海山林水光元正立安民生子世长永天小大中东春华明金云龙江清宝思家心良信胜全利万向川开方友道义忠孝仁礼智先祖显宗启绍庆洪太少老一双喜月红阳雨石木成有可如若亚木兴才中高')
  givenWeight[sign.charCodeAt(0)] = 0.5;
for (const sign of '伟芳娜敏静丽强磊军洋勇艳杰娟涛超秀霞刚桂英玉兰梅志波宇辉鹏飞浩凯鑫琴凤珍萍燕玲慧琳婷雪倩莉丹蓉菊翠莲荣德福贵财富武斌彬兵虎彪森松柏冰雷霖晨晓旭俊峰毅健豪博轩涵梓萱怡佳欣诗琪瑶璐颖洁莹晶淑素琼碧香惠芬芝彩霄昊睿哲翔坤乾亮栋梁树根柱宏鸿振邦定邦廷廉继承耀宗尧舜禹铭钧铁钢锋钰银铃锦绣芸茜苗茂蕾薇菲帆航舟焱炎灿煜炜炳煌燃媛婉姗姣娇妍嫣妮娅婧璇瑞珊珠琦瑾瑜璟岚岩嵩崇峻崎恒怀悦恺慷懿远逸逊达迪遥选顺凡群旺昌昕昭晖暄朝朋胤腾骏骁驰麒麟龄卿厚均坚培堂增壮')
  givenWeight[sign.charCodeAt(0)] = 1;

/** Never in a given name. */
export const neverGiven: ReadonlySet<string> = new Set(
  '的了我你您他她它们这那是吗呢吧啊呀某与及或被把将让给么哪谁个就很太更最也都还又再已没不未非无其此该各每些什怎为着过得地啦嘛之后前里外内等上下间来去出到在从由因于曾称说',
);
/** Seldom: they end the name unless something tells otherwise. */
export const seldomGiven: ReadonlySet<string> = new Set(
  '有中进和在从到向对要会能可所以但而且等元年月日时分号楼室人家区县市镇乡村组社路街巷道院厂店局所站处办公司场部队校班科股款费钱额证件案事情况多少几数次名位只件条台辆套间户口打骂欠借还拿收买卖租住养种砍挖修拆占堵找问讲叫喊反应表要请求望投举告诉同意拒绝',
);

/** Words that announce a person right behind them; the name may follow a colon, a space or a bracket. */
export const announcingWords: readonly string[] =
  '其中 反映人 当事人 双方 甲方 乙方 申请人 被申请人 投诉人 被投诉人 举报人 被举报人 申诉人 信访人 上访人 来访人 来电人 来信人 求助人 报警人 诉求人 联系人 负责人 责任人 经办人 代理人 委托人 受托人 法人 法定代表人 法人代表 代表人 承包人 发包人 出租人 承租人 出借人 借款人 贷款人 担保人 债务人 债权人 买受人 出卖人 监护人 继承人 受害人 被害人 伤者 死者 逝者 嫌疑人 肇事人 肇事者 行为人 知情人 证明人 见证人 签字人 收款人 付款人 户主 房主 业主 房东 租户 租客 住户 农户 邻居 邻里 村民 居民 社员 群众 市民 网民 网友 职工 员工 工人 民工 农民工 务工人员 老板 老板娘 工头 包工头 店主 店家 经营者 经营户 商户 车主 司机 驾驶员 乘客 患者 病人 学生 家长 老人 老汉 男子 女子 男士 妇女 小孩 孩子 儿子 女儿 儿媳 媳妇 女婿 妻子 丈夫 老公 老婆 父亲 母亲 爸爸 妈妈 爷爷 奶奶 外公 外婆 公公 婆婆 岳父 岳母 哥哥 弟弟 姐姐 妹妹 兄长 大哥 二哥 三哥 大姐 二姐 嫂子 弟媳 叔叔 伯父 舅舅 姑姑 姨妈 侄子 侄女 外甥 孙子 孙女 其子 其女 其妻 其夫 其父 其母 其兄 其弟 其姐 其妹 前妻 前夫 配偶 未婚妻 男友 女友 男朋友 女朋友 亲戚 亲属 家属 同事 同学 同村 朋友 战友 合伙人 股东 原告 被告 第三人 被执行人 申请执行人 上诉人 被上诉人 律师 法官 民警 辅警 医生 护士 教师 班主任 网格员 调解员 书记员 支书 村支书 书记 主任 村主任 村长 组长 社长 队长 经理 总经理 董事长 会长 院长 校长 局长 科长 镇长 乡长 姓名 名叫 叫做 我叫 我是 本人 自称 一个叫 化名 原名 署名 签名 户名 收件人 寄件人 包工 同居人 前男友 前女友 嫌犯 债主 机主 用户 客户 顾客 消费者 投资人 购房人 买方 卖方 雇主 雇员 保姆 护工 工友 老乡 中介 介绍人 媒人 肇事司机 被打者 打人者 死者家属 五保户 低保户 贫困户 残疾人 退役军人'.split(
    ' ',
  );

/** Titles and families right behind a name. */
export const followingTitles: readonly string[] =
  '先生 女士 小姐 同志 师傅 老师 医生 律师 老汉 大爷 大妈 大叔 阿姨 叔叔 夫妇 夫妻 一家 两口 父子 母子 父女 母女 兄弟 姐妹 兄妹 姐弟 两人 二人 三人 双方 之子 之女 之妻 之夫 之父 之母 之间 等人 等户 等业主 等村民 等居民 等工人 等多 等二 等两 等三 等四 等五 等六 等七 等八 等九 等十 本人 名下 家中 家里 家门 家人 家属 家院 户主'.split(
    ' ',
  );

/** What persons do in the words of such cases, right behind their names. */
export const followingVerbs: readonly string[] =
  '反映 反应 投诉 举报 控告 来电 来访 来信 上访 求助 咨询 报警 报案 表示 要求 认为 诉说 诉称 自述 口述 提出 提交 请求 希望 承认 否认 答应 承诺 同意 拒绝 拒不 殴打 打伤 打人 打架 打了 动手 辱骂 谩骂 威胁 恐吓 骚扰 跟踪 纠缠 拖欠 欠款 欠钱 欠下 欠我 欠其 欠他 欠她 借款 借走 借了 借给 借用 还款 归还 偿还 退还 占用 侵占 强占 霸占 抢占 堵住 堵塞 阻拦 阻止 阻挠 砍伐 砍了 砍掉 砸坏 砸了 损坏 毁坏 毁损 挖掉 挖断 修建 修房 修路 建房 私自 擅自 强行 种植 种的 养殖 养狗 养鸡 养猪 居住 住在 搬到 租住 租用 租赁 租了 承包 承租 购买 买了 出售 出租 转让 转租 签订 签了 支付 未按 未付 没有 拿走 收取 收到 收了 雇请 雇用 雇佣 受伤 受雇 死亡 去世 病故 摔伤 摔倒 晕倒 驾驶 驾车 开车 骑车 骑着 停车 发生 产生 因为 因其 多次 经常 长期 一直 曾经 已经 已于 再次 正在 在家 在村 在工 在医 在某 至今 向其 向我 对其 对我 将其 将我 把我 与其 与我 和我 跟我 找到 找我 来我 到我 到村 到镇 到派 到综 带人 带领 伙同 联合 代表 主张 声称 谎称 声明 回忆 陈述 解释 说明 透露 告知 告诉 通知 联系 回复 同村 系本 系我 系其 现年 现住 今年 家住 户籍 出生 毕业 任职 担任 负责 饮酒 酒后 喝酒 赌博 吸毒 离婚 结婚 出轨 家暴 失联 失踪 逃跑 躲避 逃避 不服 不满 不同 不愿 不肯 不给 不还 不让 不予 不认 突然 情绪 扬言 曾多 曾因 私搭 违规 违法 非法 涉嫌 受骗 被骗 被打 被撞 被辞 被拖 垫付 索要 索赔 讨要 讨薪 起诉 上诉 申请 申诉 撤诉 履行 赔偿 补偿 道歉 赔礼 调解 自愿 夜间 致其 致使 导致 侵权 侵犯 言辞 言语 当场 当日 当天 昨日 昨天 今日 今天 上午 下午 晚上 凌晨 深夜 白天 每天 时常 名义 处理 参加 到场 协商 达成 放弃 偷走 偷拿 盗窃 逼迫 强迫 诱导 欺骗 诈骗 侮辱 诽谤 造谣 泼水 浇水 放火 点燃 持刀 持械 挥拳 推搡 推倒 拉扯 抓伤 咬伤 拦住 拦车 围堵 聚众 组织 煽动 谈话 劝阻 劝解 看望 照顾 赡养 抚养 虐待 遗弃 冒充 伪造 签字 盖章 按手 占道 邻里 相邻 债务 借贷 民间 劳务 劳动 土地 宅基 山林 林地 林权 边界 地界 物业 交通 医疗 医患 消费 合同 合伙 房屋 噪音 漏水 婚姻 家庭 继承 财产 遗产 彩礼 工伤 工资 人身 损害'.split(
    ' ',
  );
/** One sign that goes on after a name. */
export const followingSigns: ReadonlySet<string> = new Set(
  '的在到被把将对向从因于与和跟同及是系为有说称找去来回带等又也都均仍正曾已未没不却家户欠借打骂砍挖住租养种买卖修砸抢偷骗撞拿收签、，。；：！？,.;:!?（(）)】]》>”"’\'/|｜—-…\n\r\t \u3000*',
);
/** One sign before a name after which somebody is named. */
export const leadingSigns: ReadonlySet<string> = new Set(
  '与和跟同及被对向把将给找由让叫替因经为是系骂打欠告撞、/',
);

/** Pairs that stand for "somebody". */
export const placeholderNames: ReadonlySet<string> = new Set(
  '张三 李四 王五 赵六 孙七 周八 吴九 郑十'.split(' '),
);

/** What follows the name of a place: 王家坝村, 李渡镇, 高坪路. */
export const placeSigns: ReadonlySet<string> = new Set(
  '区县市镇乡村组社路街巷道桥坝湾沟坪坡垭梁湖河江山岭峡寨堡庄屯站场厂院校园苑城府坊塘井洞岩嘴坎台庙观寺沱滩浩码渡溪泉港岛洲关口门楼阁轩湿林田'.split(
    '',
  ),
);

/** Right behind a surname these make no name: 王书记, 李女士, 陈老板. */
export const surnameTitles: readonly string[] =
  '先生 女士 小姐 同志 师傅 老师 老板 老汉 大爷 大妈 大叔 大姐 大哥 阿姨 医生 律师 法官 书记 主任 局长 镇长 乡长 县长 区长 市长 村长 组长 队长 所长 科长 处长 院长 校长 经理 总经 董事 会长 社长 站长 厂长 部长 警官 教授 工程 委员 专员 干部 支书 会计 家人 家属 家里 家的 家兄 家父 家村 家大 家老 家两 家三 姓村 姓男 姓女 氏兄 氏家 氏宗'.split(
    ' ',
  );
