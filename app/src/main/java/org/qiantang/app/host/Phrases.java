package org.qiantang.app.host;

import java.util.List;
import java.util.stream.Stream;
import org.qiantang.engine.performance.presenter.Look;

/**
 * How a host says what is said again and again, by the manner of whom the room has chosen: the same things and never
 * more, in other words.
 *
 * <p>That she is a machine is no matter of manner, and stands in {@link Interludes#LABEL}.
 *
 * @param bridges taken in turn when the script goes on after something else
 * @param repriced why a sentence was cut for a price
 * @param restocked why a sentence was cut for the stock
 * @param farewell where the script has none
 * @param invitation when nobody has spoken for a while
 * @param greetings taken in turn
 * @param thanks with a place, {@code %d}, for how many have ordered
 */
record Phrases(
        List<String> bridges,
        String repriced,
        String restocked,
        String farewell,
        String invitation,
        List<String> greetings,
        String thanks) {
    static final Phrases WARM = new Phrases(
            List.of("好，我们接着说。", "好，回到刚才说的。"),
            "稍等，价格刚刚更新了。",
            "稍等，库存刚刚有变化。",
            "今天的直播就到这里，谢谢大家。",
            "有问题请打在公屏上，我来回答。",
            List.of("欢迎刚进来的朋友。", "新来的朋友你们好，想看哪一款可以打在公屏上。", "欢迎大家，有问题随时问我。"),
            "谢谢刚下单的%d位朋友。");

    private static final Phrases LIVELY = new Phrases(
            List.of("好嘞，咱们接着说。", "来，咱们回到刚才的。"),
            "哎，等一下啊，价格刚刚变了。",
            "哎，等一下啊，库存刚刚有变化。",
            "今天就播到这儿啦，谢谢大家。",
            "想问什么直接打在公屏上，我来答。",
            List.of("哎，新来的朋友，欢迎欢迎。", "刚进来的朋友们好呀，想看哪款打在公屏上。", "欢迎欢迎，有问题尽管问我。"),
            "哇，谢谢刚下单的%d位朋友。");

    private static final Phrases CALM = new Phrases(
            List.of("我们慢慢接着说。", "好，回到刚才的话。"),
            "请等一等，价格刚刚有更新。",
            "请等一等，库存刚刚有变化。",
            "今天先到这里，谢谢各位的陪伴。",
            "有想了解的，可以打在公屏上，我慢慢说。",
            List.of("欢迎，请随意看看。", "刚来的朋友，你们好。", "欢迎各位，不着急，慢慢看。"),
            "谢谢刚下单的%d位朋友。");

    private static final Phrases EXPERT = new Phrases(
            List.of("好，我们继续往下讲。", "回到刚才的内容。"),
            "请注意，价格刚刚更新。",
            "请注意，库存刚刚有变化。",
            "今天的讲解到这里，谢谢各位。",
            "对商品有疑问，请打在公屏上，我来解答。",
            List.of("各位好，欢迎提问。", "欢迎进来的朋友，想了解哪一款请打在公屏上。", "欢迎，用法和参数都可以问。"),
            "感谢刚下单的%d位朋友。");

    Phrases {
        bridges = List.copyOf(bridges);
        greetings = List.copyOf(greetings);
    }

    static Phrases of(Look.Manner manner) {
        return switch (manner) {
            case WARM -> WARM;
            case LIVELY -> LIVELY;
            case CALM -> CALM;
            case EXPERT -> EXPERT;
        };
    }

    String thanks(int people) {
        return thanks.formatted(people);
    }

    /** What can be spoken ahead, as it stands. */
    List<String> fixed() {
        return Stream.of(bridges, List.of(repriced, restocked, farewell, invitation, Interludes.LABEL), greetings)
                .flatMap(List::stream)
                .toList();
    }
}
