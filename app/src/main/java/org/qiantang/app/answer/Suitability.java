package org.qiantang.app.answer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;

/** Whom goods suit, where the sheet speaks of the people asked about; no conclusion is drawn for anybody else. */
final class Suitability {
    private record People(Pattern asked, Pattern written) {}

    private static final List<People> PEOPLE = List.of(
            people("小孩|孩子|娃|小朋友|宝宝|儿童|幼儿|婴儿|新生儿|\\d个?月|\\d岁", "幼儿|儿童|婴|岁|成人|宝宝|个月|月龄"),
            people("(?<!\\d)1[0-7]岁|未成年|[初高]中生", "未成年"),
            people("干皮|偏干|沙漠皮|干性", "干"),
            people("油皮|油性|油田|混油|混合皮|痘肌|中性皮肤|什么皮肤|什么肤质", "皮肤|肤质|油"),
            people("过敏", "过敏"),
            people("控糖", "控糖|糖"),
            people("男生|男士|男的|男孩", "男"),
            people("女生|女士|女的|女孩", "女"),
            people("老人|老年人|老人家|爸妈|父母|长辈|奶奶|爷爷", "老|长辈|成人"),
            people("孕妇|孕期|怀孕|备孕|哺乳|月子", "孕|哺乳"),
            people("敏感肌|敏感皮|敏皮", "敏感|各类皮肤|所有肤质"),
            people("学生", "学生"),
            people("猫", "猫"),
            people("狗|犬|金毛|泰迪|法斗", "犬|狗"),
            people("新手|小白", "新手|初学|入门"),
            people("素食|清真|回民", "素|清真"));
    private static final Pattern ANYBODY =
            Pattern.compile("适合什么|什么人|谁|哪些人|年龄段|适合我?吗|适不适合|什么皮肤|什么肤|不适合|适用|几岁|年龄|多大|suitable");

    private Suitability() {}

    private static People people(String asked, String written) {
        return new People(Pattern.compile(asked), Pattern.compile(written));
    }

    static Optional<Piece> of(Question question, Offer offer) {
        List<Fact> sheet = List.of(FactKey.NOT_SUITED_TO, FactKey.SUITED_TO, FactKey.ALLERGENS).stream()
                .flatMap(key -> offer.fact(key).stream())
                .toList();
        if (question.has(ANYBODY)) {
            return sheet.stream()
                    .filter(fact -> !fact.key().equals(FactKey.ALLERGENS.key()))
                    .findFirst()
                    .map(_ -> piece(sheet));
        }
        List<Fact> about = sheet.stream()
                .filter(fact -> PEOPLE.stream()
                        .anyMatch(people -> question.has(people.asked())
                                && people.written().matcher(fact.value()).find()))
                .toList();
        return about.isEmpty() ? Optional.empty() : Optional.of(piece(about));
    }

    private static Piece piece(List<Fact> facts) {
        return new Piece(
                String.join(
                        "，",
                        facts.stream()
                                .map(fact -> fact.label() + "：" + Spoken.fact(fact))
                                .toList()),
                facts.stream().map(Fact::key).toList());
    }
}
