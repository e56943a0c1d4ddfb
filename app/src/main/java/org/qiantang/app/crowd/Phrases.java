package org.qiantang.app.crowd;

import java.util.List;
import java.util.random.RandomGenerator;

/** What simulated viewers say: a small grammar of everyday live-room talk that claims nothing of its own. */
final class Phrases {
    private static final int SHORT = 10;
    private static final String THIS = "这款";

    private static final List<String> GREETINGS = List.of(
            "{who}好",
            "{who}晚好呀",
            "刚进来，{who}讲到哪了",
            "来了来了{end}",
            "前排报到{end}",
            "路过看看{end}",
            "{who}辛苦了",
            "从{city}来看直播{end}",
            "{city}的朋友报个到",
            "吃完饭过来看看{end}",
            "第一次来，{who}多多关照",
            "又来了，{who}还记得我吗",
            "一边{doing}一边听{who}讲",
            "{doing}的时候刚好刷到",
            "{city}今天{weather}，在家看直播",
            "声音很清楚{end}");
    private static final List<String> PINNED = List.of(
            "{item}还有{sku}吗",
            "{sku}现在还有货吗",
            "{item}怎么用呀",
            "{item}送{person}合适吗",
            "{person}能用{item}吗",
            "{item}可以再展示一下吗",
            "{item}有小一点的规格吗",
            "{item}的{part}是什么材质",
            "{item}{part}能近一点看吗",
            "{sku}和别的有什么区别",
            "想给{person}买{item}，选哪个好",
            "{item}好打理吗",
            "{item}放{place}合适吗",
            "{item}的{part}再讲讲吧",
            "没听清，{item}多少钱",
            "{item}买{count}件要分开下单吗",
            "{sku}是讲解的这个吗",
            "{who}，{item}是哪里产的",
            "上次没买到{item}，今天还有吗",
            "{item}和上次讲的是同一款吗",
            "{item}适合{season}用吗",
            "{item}一个人用够吗",
            "{item}能放多久呀",
            "刚才没看到{part}，能再拍一下吗");
    private static final List<String> SIZES = List.of(
            "身高{tall}体重{heavy}公斤选什么码",
            "{tall}厘米穿哪个码",
            "{heavy}公斤选哪个合适",
            "平时穿{size}码，{item}要选大一码吗",
            "{size}码还有吗",
            "{tall}，{heavy}公斤，{size}码会紧吗",
            "{person}{tall}厘米，给拍个码数建议",
            "{item}偏大还是偏小");
    private static final List<String> SERVICE = List.of(
            "发货要几天{ask}",
            "{city}发吗",
            "到{city}大概几天",
            "包邮吗",
            "不合适可以退吗",
            "支持七天无理由吗",
            "从哪里发货呀",
            "怎么下单{ask}",
            "付款后能改地址吗",
            "可以开发票吗",
            "{count}件一起寄吗",
            "运费怎么算{ask}",
            "发什么快递{ask}",
            "{city}能送到家里吗",
            "买{count}件寄两个地方行吗",
            "今天拍{day}能到{city}吗");
    private static final List<String> PRAISE = List.of(
            "{item}看着不错",
            "{part}挺好看的",
            "讲得很清楚{end}",
            "{item}挺实用的",
            "喜欢这个{part}",
            "{who}讲得细{end}",
            "{item}看起来挺舒服",
            "{person}应该会喜欢{item}",
            "这个{part}有点意思",
            "听{who}讲完明白了",
            "{sku}看着舒服",
            "{part}做得挺用心",
            "放在{place}应该好看",
            "{who}说话真有耐心",
            "{season}用正好{end}",
            "感觉{person}用得上");
    private static final List<String> REPLIES = List.of(
            "好的谢谢{who}",
            "明白了{end}",
            "我再想想{end}",
            "先收藏{end}",
            "等{who}讲下一个",
            "帮{person}看看",
            "给{person}问的",
            "我也想问这个",
            "先听一会儿{end}",
            "{who}喝口水吧",
            "慢慢讲不着急",
            "刚才那个{part}懂了",
            "跟{person}商量一下再说",
            "{day}再来看{end}");
    private static final List<List<String>> KINDS = List.of(GREETINGS, PINNED, PINNED, SERVICE, PRAISE, REPLIES);

    private static final List<String> LEADS =
            List.of("", "", "主播，", "问一下，", "想问问，", "请教一下，", "老师，", "那个，", "帮朋友问，", "再问一句，", "客服在吗，", "没看全，");
    private static final List<String> WHO = List.of("主播", "大家", "主播", "各位", "主播老师", "小伙伴们");
    private static final List<String> END = List.of("", "", "～", "哈", "啦", "！", "嘿");
    private static final List<String> ASK = List.of("呀", "呢", "", "？", "，请问");
    private static final List<String> CITY =
            List.of("杭州", "成都", "哈尔滨", "广州", "西安", "青岛", "昆明", "兰州", "苏州", "长沙", "厦门", "乌鲁木齐", "绍兴", "武汉", "贵阳");
    private static final List<String> DOING = List.of("做饭", "叠衣服", "坐地铁", "喝茶", "遛弯", "收拾屋子", "织毛衣", "等公交");
    private static final List<String> WEATHER = List.of("下雨", "降温了", "出太阳", "有风", "挺凉快");
    private static final List<String> PERSON =
            List.of("妈妈", "爸爸", "奶奶", "外公", "朋友", "同事", "老师", "妹妹", "室友", "先生", "太太", "邻居");
    private static final List<String> PART = List.of("颜色", "做工", "包装", "细节", "手感", "样子", "边角", "质地", "花色");
    private static final List<String> PLACE = List.of("客厅", "办公室", "宿舍", "书桌上", "厨房", "车里", "床头");
    private static final List<String> SEASON = List.of("春天", "夏天", "秋天", "冬天", "换季");
    private static final List<String> SIZE = List.of("S", "M", "L", "XL");
    private static final List<String> DAY = List.of("明天", "后天", "周五", "周末", "下周");

    private Phrases() {}

    /**
     * What is on screen, as far as a viewer speaks of it.
     *
     * @param title of the pinned item; empty where nothing is pinned
     * @param skus its SKUs' names
     */
    record Topic(String title, List<String> skus) {
        static final Topic NOTHING = new Topic("", List.of());

        Topic {
            skus = List.copyOf(skus);
        }

        private boolean isWorn() {
            return skus.stream().anyMatch(sku -> sku.matches(".*(码|\\b(S|M|L|XL)\\b).*"));
        }
    }

    static String line(Topic topic, RandomGenerator chance) {
        List<String> kind = topic.isWorn() && chance.nextInt(5) == 0 ? SIZES : one(KINDS, chance);
        // Where nothing is pinned nobody asks about it.
        if (topic.title().isEmpty() && kind.equals(PINNED)) {
            kind = SERVICE;
        }
        String line = one(kind, chance);
        if (line.endsWith("吗") || line.endsWith("呀") || line.endsWith("{ask}")) {
            line = one(LEADS, chance) + line;
        }
        while (line.indexOf('{') >= 0) {
            int from = line.indexOf('{');
            int to = line.indexOf('}', from);
            line = line.substring(0, from) + word(line.substring(from + 1, to), topic, chance) + line.substring(to + 1);
        }
        return line;
    }

    /** What somebody of this number is called. */
    static String nickname(RandomGenerator chance) {
        return one(List.of("小", "阿", "", "老", "大"), chance)
                + one(List.of("满", "禾", "青", "舟", "枣", "梨", "桐", "雨", "橘", "麦", "山", "云", "月", "石"), chance)
                + one(List.of("在散步", "爱喝茶", "的早晨", "不加糖", "慢慢来", "晒太阳", "去钓鱼", "的猫", "", "先生", "同学"), chance);
    }

    private static String word(String slot, Topic topic, RandomGenerator chance) {
        return switch (slot) {
            case "who" -> one(WHO, chance);
            case "end" -> one(END, chance);
            case "ask" -> one(ASK, chance);
            case "city" -> one(CITY, chance);
            case "doing" -> one(DOING, chance);
            case "weather" -> one(WEATHER, chance);
            case "person" -> one(PERSON, chance);
            case "part" -> one(PART, chance);
            case "place" -> one(PLACE, chance);
            case "season" -> one(SEASON, chance);
            case "size" -> one(SIZE, chance);
            case "day" -> one(DAY, chance);
            case "count" -> Integer.toString(chance.nextInt(2, 5));
            case "tall" -> Integer.toString(chance.nextInt(152, 186));
            case "heavy" -> Integer.toString(chance.nextInt(45, 86));
            case "item" -> chance.nextInt(3) == 0 ? THIS : brief(topic.title());
            case "sku" -> topic.skus().isEmpty() ? THIS : brief(one(topic.skus(), chance));
            default -> throw new IllegalArgumentException("slot: " + slot + " (expected: one that the grammar names)");
        };
    }

    /** What people would type of a long title. */
    private static String brief(String title) {
        String first = title.strip().split("[\\s，,（(·|/]", 2)[0];
        return first.isEmpty() || first.codePointCount(0, first.length()) > SHORT ? THIS : first;
    }

    private static <T> T one(List<T> words, RandomGenerator chance) {
        return words.get(chance.nextInt(words.size()));
    }
}
