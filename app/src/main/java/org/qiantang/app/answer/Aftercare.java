package org.qiantang.app.answer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.Promise;
import org.qiantang.app.catalog.PromiseKind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;

/** What the shop does after the sale, from its own lines first and from its promises second. */
final class Aftercare {
    private static final Pattern POSTAGE =
            Pattern.compile("^(?!.*(?:退|换|返|寄回)).*(?:满[^,，]{0,8}(?:包邮|免邮|免运费)|(?:运费|邮费) ?\\d+ ?元)");
    private static final Pattern DAMAGED = Pattern.compile(
            "破|碎|烂|坏|虫|霉|死|枯|蔫|胀|鼓包|瘪|化了|化成|融化|化冻|摔|压|漏|变质|发霉|臭|断|少件|少发|漏发|发错|开胶|断了|裂|脱胶|磕|凹|掉[瓷漆皮珠钻渣毛了下]|脱落|散架|咬|装反|反了|受潮|潮了|印错|掉页");
    private static final Pattern DAMAGE = Pattern.compile("破|坏果|死苗|枯死|损|变质|化冻|少件|漏发|漏液|包赔|开胶|断裂|补发");
    private static final Pattern FAULT = Pattern.compile("质量|有问题|坏了|保修|不好用");
    private static final Pattern TROUBLED = Pattern.compile("怎么办|怎么处理|怎么弄|找谁");
    private static final Pattern GIVEN_BACK = Pattern.compile("退|换|赔|不合适|不喜欢|不满意|不想要|买错|拍错|发错|少");
    private static final Set<String> COMMON =
            Set.of("收到", "商品", "可以", "没有", "签收", "客服", "处理", "质量", "问题", "以后", "之后", "使用");
    private static final String TELLING = "断裂漏碎烂化脱虫霉咬潮反";
    /** Characters of service that any line may have; what they are said of tells lines apart. */
    private static final String OF_SERVICE = "退换赔修保坏破断裂掉碎免费补发天日年月内外一次个质量问题商品收到签运费可以不能无有";

    private static final Pattern SERVED = Pattern.compile("换|赔|修|保|补|断|免费|不散|报损|拍照");
    private static final int LEAST_SHARED = 2;
    /** Who pays for sending. */
    private static final Pattern FREIGHT = Pattern.compile("运费|邮费|谁(?:出|掏|付|承担)|往返|来回|寄回.{0,6}(?:钱|费)|拉回");
    /** Whether it can be given back is asked beside who pays for that. */
    private static final Pattern CAN_BE_RETURNED =
            Pattern.compile("(?:能|可以|给|支持)[^,，?？运邮]{0,3}退(?!货?[^,，?？]{0,2}[运邮]费)|退不退|退得[了掉]");

    private static final Pattern REFUND_TIME =
            Pattern.compile("退(?:款|钱)[^,，。]{0,4}(?:多久|几天|什么时候|多长)|多久[^,，。]{0,3}退(?:款|钱)|(?:几天|多久)到账");
    private static final Pattern REFUNDED = Pattern.compile("退款.*(?:天|小时|工作日)");
    private static final Pattern ALLERGIC = Pattern.compile("过敏|起疹|疹子|发痒|痒|烂脸|不良反应|红肿|刺痛|灼热");
    private static final Pattern LACKING = Pattern.compile("缺页|少页|少了|少件|少发|缺件|缺了|漏发|漏了(?:1|一)|发错|寄错|错发|补发|少[个一1]");
    private static final Pattern LACK = Pattern.compile("少|缺|漏发|错发|发错|补发|倒装");
    private static final Pattern USED =
            Pattern.compile("拆封|开封|拆了|拆过|打开过|开了|用过|用了|穿过|戴过|试过|试戴|试穿|洗过|吃了|喝了|剪标|剪了|吊牌|激活|贴了|装过|下水|写了|上身");
    private static final Pattern EXCEPT = Pattern.compile("不退|不予退|不支持.*退|不可退|不能退|除外|不退换|不退不换|概不");
    private static final Pattern MENDED = Pattern.compile("修");
    /** A line on what is mended, and not on what is given back as well. */
    private static final Pattern OF_MENDING = Pattern.compile("^(?!.*(?:退|换)).*(?:保修|质保|寄修|维修|返修)");

    private static final Pattern REPAIR = Pattern.compile("联保|报修|维修|只换不修|网点|寄修|返修");
    private static final Pattern ONLY_FAULT = Pattern.compile("只换不修|换新|故障");
    private static final Pattern EXCHANGED = Pattern.compile("换码|换色|换货|可换|可以换|换一次|退换|不换");
    private static final Pattern NO_REASON = Pattern.compile("无理由|不退|不支持|不可退|不予退");

    private final Question question;
    private final Offer offer;

    Aftercare(Question question, Offer offer) {
        this.question = question;
        this.offer = offer;
    }

    /** What is told of what comes after the sale; the warranty where that is nothing, unless somebody asks who pays for sending. */
    Optional<Piece> toldOr(Supplier<Optional<Piece>> warranty) {
        return told().or(() -> question.has(FREIGHT) ? Optional.empty() : warranty.get());
    }

    Optional<Piece> told() {
        String text = question.text();
        boolean returns = text.contains("运费险")
                && GIVEN_BACK.matcher(text.replace("退货运费险", "")).find();
        if (question.has(FREIGHT) && !returns) {
            Optional<Piece> freight = freight();
            Optional<Piece> rule = question.has(CAN_BE_RETURNED) ? returns() : Optional.empty();
            return rule.isPresent() ? Optional.of(both(rule, freight)) : freight;
        }
        if (question.has(REFUND_TIME)) {
            return matching(REFUNDED);
        }
        if (question.has(ALLERGIC)) {
            return line("过敏").or(() -> line("停用")).or(this::ofThePart);
        }
        if (question.has(TROUBLED)) {
            Optional<Piece> said = (question.has(DAMAGED) ? ofThePart() : Optional.<Piece>empty()).or(this::sharingAny);
            boolean known =
                    question.has(DAMAGED) || question.has(FAULT) || question.has(GIVEN_BACK) || question.has(LACKING);
            if (said.isPresent() && question.has(GIVEN_BACK)) {
                return Optional.of(both(said, returns()));
            }
            if (said.isPresent() || !known) {
                return said;
            }
        }
        if (question.has(LACKING)) {
            return matching(LACK).or(() -> matching(DAMAGE)).or(() -> promise(PromiseKind.BROKEN_REPLACED));
        }
        if (question.has(DAMAGED) && !question.has(USED)) {
            return ofThePart().or(this::damage);
        }
        if (question.has(FAULT)) {
            return line("质量问题")
                    .or(() -> matching(ONLY_FAULT))
                    .or(() -> promise(PromiseKind.EXCHANGE))
                    .or(() -> line("保修"))
                    .or(() -> line("免费"))
                    .or(() -> matching(DAMAGE));
        }
        if (text.contains("换") && !text.contains("退")) {
            return ofThePart()
                    .or(() -> matching(EXCHANGED))
                    .or(() -> line("换"))
                    .or(() -> promise(PromiseKind.EXCHANGE))
                    .or(this::returns);
        }
        return returns();
    }

    /** Who pays for what is sent back. */
    private Optional<Piece> freight() {
        return ofSendingBack("往返")
                .or(() -> line("运费险"))
                .or(() -> ofSendingBack("来回"))
                .or(() -> ofSendingBack("运费"))
                .or(() -> ofSendingBack("邮费"))
                .or(() -> promise(PromiseKind.FREIGHT_INSURANCE));
    }

    /** What the merchant says of the part that is in trouble: 换绳 for 绳子断了换吗, by the characters that both have. */
    private Optional<Piece> ofThePart() {
        record Candidate(String text, Piece piece) {}
        Stream<Candidate> own = offer.facts().facts().stream()
                .filter(fact -> FactKey.named(fact.key())
                        .filter(key -> key != FactKey.WARRANTY)
                        .isEmpty())
                .map(fact -> new Candidate(fact.label() + fact.value(), Recall.piece(List.of(fact))));
        Stream<Candidate> lines =
                offer.afterSale().stream().map(line -> new Candidate(line, Piece.of(Spoken.text(line), "after-sale")));
        return Stream.concat(lines, own)
                .filter(one -> SERVED.matcher(one.text()).find())
                .filter(one -> shared(one.text(), OF_SERVICE) > 0 && shared(one.text(), "") >= LEAST_SHARED)
                .max(Comparator.comparingLong(one -> shared(one.text(), "") + (says(one.text()) ? 1 : 0)))
                .map(Candidate::piece);
    }

    /** Whether a text has the very word of the damage. */
    private boolean says(String text) {
        return DAMAGED.matcher(question.text()).results().anyMatch(found -> text.contains(found.group()));
    }

    /** How many different characters of the question a text has, without those that are left out. */
    private long shared(String text, String without) {
        return question.text()
                .chars()
                .distinct()
                .filter(Character::isIdeographic)
                .filter(one -> Recall.FORM.indexOf(one) < 0 && without.indexOf(one) < 0 && text.indexOf(one) >= 0)
                .count();
    }

    private Optional<Piece> damage() {
        return sharing()
                .or(() -> matching(DAMAGE))
                .or(() -> question.has(MENDED) ? matching(REPAIR) : Optional.empty())
                .or(() -> promise(PromiseKind.BROKEN_REPLACED))
                .or(() -> line("质量"))
                .or(() -> promise(PromiseKind.EXCHANGE))
                .or(() -> line("保修"))
                .or(() -> promise(PromiseKind.WARRANTY))
                .or(() -> matching(REPAIR));
    }

    /** What may be given back: the rule, and what is taken out of it. */
    private Optional<Piece> returns() {
        Optional<Piece> line = matching(NO_REASON).or(() -> line("退"));
        Optional<Piece> except = offer.afterSale().stream()
                .filter(one -> EXCEPT.matcher(one).find())
                .findFirst()
                .map(one -> Piece.of(Spoken.text(one), "after-sale"));
        Optional<Promise> promise = promised(PromiseKind.RETURN);
        Optional<Piece> days =
                offer.fact(FactKey.RETURN_DAYS).map(fact -> Piece.of(Spoken.fact(fact) + "无理由退货", fact.key()));
        if (line.isPresent() && promise.isPresent()) {
            String amount = Integer.toString(promise.get().amount());
            Optional<Piece> whole = line.get().text().contains(amount)
                    ? line
                    : Optional.of(Piece.of(
                            Spoken.text(promise.get().words(false)) + "；"
                                    + line.get().text(),
                            "promises",
                            "after-sale"));
            return Optional.of(both(whole, except));
        }
        Optional<Piece> rule = line.or(() -> promise(PromiseKind.RETURN)).or(() -> days);
        return rule.isEmpty() ? except : Optional.of(both(rule, except));
    }

    /** The first, and the second if it says something else. */
    private static Piece both(Optional<Piece> first, Optional<Piece> second) {
        Piece one = first.orElseThrow();
        if (second.isEmpty() || one.text().contains(second.get().text())) {
            return one;
        }
        return new Piece(
                one.text() + "；" + second.get().text(),
                Stream.concat(one.facts().stream(), second.get().facts().stream())
                        .distinct()
                        .toList());
    }

    /** The shop's line that has this word in it. */
    Optional<Piece> line(String word) {
        return matching(Pattern.compile(Pattern.quote(word)));
    }

    /** The shop's line with this word, unless it is on what sending costs, or on having something mended and nobody asks for that. */
    private Optional<Piece> ofSendingBack(String word) {
        boolean isOfMending = question.has(MENDED) || question.has(FAULT) || question.has(DAMAGED);
        return offer.afterSale().stream()
                .filter(line -> line.contains(word) && !POSTAGE.matcher(line).find())
                .filter(line -> isOfMending || !OF_MENDING.matcher(line).find())
                .findFirst()
                .map(line -> Piece.of(Spoken.text(line), "after-sale"));
    }

    /** Where and how the shop has it mended. */
    Optional<Piece> repair() {
        return matching(REPAIR);
    }

    /** From what sum on nothing is paid for sending, and what is paid below it. */
    Optional<Piece> postage() {
        return matching(POSTAGE);
    }

    /** What is paid where goods are fakes; 假一赔十 is ten times their price. */
    Optional<Piece> fakePays() {
        return promised(PromiseKind.FAKE_PAYS)
                .map(promise -> Piece.of(
                        "这款支持" + Spoken.text(promise.words(false)) + "，是假货就赔" + promise.amount() + "倍", "promises"));
    }

    Optional<Piece> promise(PromiseKind kind) {
        return promised(kind).map(promise -> Piece.of("这款支持" + Spoken.text(promise.words(false)), "promises"));
    }

    private Optional<Promise> promised(PromiseKind kind) {
        return offer.promises().all().stream()
                .filter(promise -> promise.kind() == kind)
                .findFirst();
    }

    private Optional<Piece> matching(Pattern pattern) {
        return offer.afterSale().stream()
                .filter(line -> pattern.matcher(line).find())
                .findFirst()
                .map(line -> Piece.of(Spoken.text(line), "after-sale"));
    }

    /** The shop's line on a trouble that the question names: 过敏请停用 for 用了过敏怎么办. */
    private Optional<Piece> sharingAny() {
        String text = question.text();
        return offer.afterSale().stream()
                .filter(line -> IntStream.range(0, Math.max(0, text.length() - 1))
                        .mapToObj(at -> text.substring(at, at + 2))
                        .anyMatch(pair -> Naming.isHan(pair)
                                && !offer.title().contains(pair)
                                && !COMMON.contains(pair)
                                && line.contains(pair)))
                .findFirst()
                .map(line -> Piece.of(Spoken.text(line), "after-sale"));
    }

    /** 断了 is in 断线免费重穿: the word itself, or its telling first character. */
    private static boolean isIn(String damage, String line) {
        return line.contains(damage) || (TELLING.indexOf(damage.charAt(0)) >= 0 && line.indexOf(damage.charAt(0)) >= 0);
    }

    /** The shop's line that says the very word of the damage: 开胶, 坏果. */
    private Optional<Piece> sharing() {
        List<String> lines = offer.afterSale();
        return lines.stream()
                .filter(line -> DAMAGED.matcher(line).find()
                        && DAMAGED.matcher(question.text()).results().anyMatch(found -> isIn(found.group(), line)))
                .findFirst()
                .map(line -> Piece.of(Spoken.text(line), "after-sale"));
    }
}
