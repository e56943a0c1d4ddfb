package org.qiantang.app.catalog;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of after-sale promise (售后承诺) that a shop may make beyond what the law already gives. */
public enum PromiseKind {
    /** At least the seven days of 消费者权益保护法 art. 25, or more; for goods it exempts, a free gift of the shop. */
    RETURN(
            "return-without-reason",
            "无理由退货",
            "{n} 天无理由退货",
            "returns without reason",
            "{n} days to return without reason",
            7,
            90),
    /** The shop pays the difference if its own price falls within that many days after the payment. */
    PRICE_PROTECTION(
            "price-protection", "价格保护", "{n} 天价格保护", "price protection", "{n} days of price protection", 1, 90),
    /** The parcel leaves within that many hours after the payment. */
    DISPATCH("dispatch", "发货时限", "{n} 小时内发货", "dispatch", "dispatched within {n} hours", 1, 720),
    /** The parcel is with the buyer within that many days after the payment. */
    DELIVERY("delivery", "送达时限", "{n} 天内送达", "delivery", "delivered within {n} days", 1, 30),
    FREIGHT_INSURANCE("freight-insurance", "运费险", "退货运费险", "freight insurance", "freight insurance for returns", 0, 0),
    /** A fake is paid back that many times over; 食品安全法 art. 148 and 消费者权益保护法 art. 55 remain beside it. */
    FAKE_PAYS("fake-pays", "假一赔", "假一赔{n}", "fake pays", "a fake pays {n} times", 3, 10),
    /** What came broken, and is shown within that many hours after receipt, is replaced or paid back. */
    BROKEN_REPLACED(
            "broken-replaced",
            "破损包赔",
            "破损包赔（{n} 小时内）",
            "breakage",
            "breakage made good, told within {n} hours",
            1,
            720),
    EXCHANGE("exchange", "质量换新", "{n} 天质量问题换新", "exchange", "{n} days to exchange faulty goods", 1, 365),
    WARRANTY("warranty", "保修", "{n} 个月保修", "warranty", "{n} months of warranty", 1, 120),
    /** A parcel that leaves later than promised costs the shop that many percent of the price. */
    LATE_PAYS("late-pays", "晚发即赔", "晚发即赔 {n}%", "late dispatch pays", "late dispatch pays {n}%", 1, 100);

    private final String code;
    private final String zh;
    private final String zhWords;
    private final String en;
    private final String enWords;
    private final int least;
    private final int most;

    PromiseKind(String code, String zh, String zhWords, String en, String enWords, int least, int most) {
        this.code = code;
        this.zh = zh;
        this.zhWords = zhWords;
        this.en = en;
        this.enWords = enWords;
        this.least = least;
        this.most = most;
    }

    /** As in events, files and the interface: {@code price-protection}. */
    public String code() {
        return code;
    }

    /** Its name, as in files: 价格保护. */
    public String label(boolean english) {
        return english ? en : zh;
    }

    /** The least that may be promised; 0 where there is nothing to count. */
    public int least() {
        return least;
    }

    public int most() {
        return most;
    }

    public boolean isCounted() {
        return most > 0;
    }

    /** The promise in words: {@code 30 天价格保护}. */
    public String words(int amount, boolean english) {
        return (english ? enWords : zhWords).replace("{n}", Integer.toString(amount));
    }

    /** The kind of this code or, in a file, of these words. */
    public static Optional<PromiseKind> named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.code.equalsIgnoreCase(name) || kind.zh.equals(name) || kind.en.equals(name))
                .findFirst();
    }
}
