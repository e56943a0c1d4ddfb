package org.qiantang.app.doubt;

import java.util.List;

/**
 * What makes something doubtful, in words for those who judge it, and the public source where one is known. Numbers of articles
 * should be held against the official texts before anybody is fined by them; the thresholds are our own.
 */
enum DoubtRule {
    TALK_EVEN(
            Subject.PERSON,
            "发言间隔过于均匀",
            "lines come too evenly",
            "同一账号在一场里连续 16 条以上发言，间隔的变异系数不超过 0.25；人的间隔忽快忽慢，定时器不会",
            "one account's 16 or more lines in a row came at intervals that vary by a quarter at most; people's intervals vary widely, a timer's do not",
            Sources.BURSTS,
            Sources.TRAFFIC),
    TALK_FAST(
            Subject.PERSON,
            "发言快过人手",
            "lines come faster than hands type",
            "同一账号连续 41 条以上发言，平均间隔不到 2 秒",
            "one account's 41 or more lines in a row came less than 2 seconds apart on average",
            Sources.TRAFFIC),
    NEVER_RESTS(
            Subject.PERSON,
            "昼夜不歇",
            "never rests",
            "同一账号在北京时间的一天里，有 21 个以上不同的小时在发言或下单",
            "one account spoke or ordered in 21 or more different hours of one day in China",
            Sources.TRAFFIC),
    ORDERS_EVEN(
            Subject.ORDERS,
            "下单间隔过于均匀",
            "orders come too evenly",
            "同一账号在一场里连续 7 单以上，间隔的变异系数不超过 0.1",
            "one account's 7 or more orders in a row in one show came at intervals that vary by a tenth at most",
            Sources.BURSTS,
            Sources.TRADE,
            Sources.TRAFFIC),
    LIKES_BEYOND(
            Subject.LIKES,
            "点赞超出在场人数所能",
            "more likes than those present can give",
            "两次计数之间新增的点赞，多于当时在场的人所能点出的：最多三人每秒 8 次，其余每人每秒 1 次，另加 50 次余量；只有超出的部分存疑",
            "more likes were added between two counts than those present could give: three people 8 times a second, all others once, and 50 to spare; only what is beyond is in doubt",
            Sources.TRAFFIC),
    OWN_PEOPLE(
            Subject.ORDERS,
            "店铺自己的人在自己的场里下单",
            "the shop's own people bought in its show",
            "买家是这家店的店主、成员、在这一场有岗位的人或主播",
            "the buyer owns the shop, works in it, has a post in this show, or is its host",
            Sources.TRADE,
            Sources.COMPETITION,
            Sources.TRAFFIC),
    TIED_TO_PEOPLE(
            Subject.ORDERS,
            "买家与店铺的人是同一身份或同一收货信息",
            "the buyer shares identity or delivery with the shop's people",
            "买家账号或这一单的收货信息，与店铺的人的证件、执照、手机号或地址相同；家人同住也会相同，须核实",
            "the buyer's account or the order's delivery has the paper, licence, phone or address of the shop's people; families share an address, too, so ask",
            Sources.TRADE,
            Sources.COMPETITION),
    CIRCLE(
            Subject.ORDERS,
            "付款后很快全额退回，反复多次",
            "paid and soon given back in full, again and again",
            "同一买家在同一店铺 30 天内有 4 单以上，付款后 48 小时内就全额退款",
            "one buyer's 4 or more orders at one shop within 30 days were given back in full within 48 hours of being paid",
            Sources.TRADE,
            Sources.COMPETITION,
            Sources.TRAFFIC),
    ONE_PHONE(
            Subject.ORDERS,
            "多个账号寄往同一手机号",
            "many accounts send to one phone",
            "同一店铺 30 天内，3 个以上不同账号付款的订单用同一个收货手机号",
            "at one shop within 30 days, paid orders of 3 or more accounts went to one phone number",
            Sources.TRADE),
    ONE_PLACE(
            Subject.ORDERS,
            "多个账号寄往同一地址",
            "many accounts send to one address",
            "同一店铺 30 天内，8 个以上不同账号付款的订单寄往写法相同的一个地址；宿舍和公司前台也会这样，须核实",
            "at one shop within 30 days, paid orders of 8 or more accounts went to one address, written alike; dormitories and front desks look like that, too, so ask",
            Sources.TRADE);

    /** What the doubt is about. */
    enum Subject {
        /** All that an account does. */
        PERSON,
        ORDERS,
        LIKES
    }

    /** A public source, in both languages. */
    record Source(String zh, String en) {}

    private final Subject subject;
    private final String zh;
    private final String en;
    private final String whyZh;
    private final String whyEn;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Source> sources;

    DoubtRule(Subject subject, String zh, String en, String whyZh, String whyEn, Source... sources) {
        this.subject = subject;
        this.zh = zh;
        this.en = en;
        this.whyZh = whyZh;
        this.whyEn = whyEn;
        this.sources = List.of(sources);
    }

    /** A rule as it is sent. */
    record Told(String id, String subject, String zh, String en, String whyZh, String whyEn, List<Source> sources) {
        Told {
            sources = List.copyOf(sources);
        }
    }

    Subject subject() {
        return subject;
    }

    Told told() {
        return new Told(name(), subject.name(), zh, en, whyZh, whyEn, sources);
    }

    private static final class Sources {
        static final Source TRADE = new Source(
                "《电子商务法》第十七条：不得以虚构交易、编造用户评价等方式进行虚假或者引人误解的商业宣传",
                "E-Commerce Law, article 17: no false or misleading promotion by invented trades or reviews");
        static final Source COMPETITION = new Source(
                "《反不正当竞争法》关于虚假商业宣传和组织虚假交易的规定（2025 年修订为第九条，之前为第八条；条号须核对）",
                "Anti-Unfair Competition Law, on false promotion and organised false trades (article 9 since 2025, before that 8; check the number)");
        static final Source TRAFFIC = new Source(
                "《网络直播营销管理办法（试行）》第十八条：不得虚构或者篡改交易、关注度、浏览量、点赞量等数据流量造假",
                "Measures for Live Marketing (trial), article 18: no faked trades, attention, views or likes");
        static final Source BURSTS = new Source(
                "Barabási，《Nature》435 卷 207–211 页（2005）：人的行为间隔是阵发而重尾的",
                "Barabási, Nature 435, 207–211 (2005): intervals of human acts come in bursts and have heavy tails");

        private Sources() {}
    }
}
