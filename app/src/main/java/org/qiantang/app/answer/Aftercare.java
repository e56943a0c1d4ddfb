package org.qiantang.app.answer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.Promise;
import org.qiantang.app.catalog.PromiseKind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;

/** What the shop does after the sale, from its own lines first and from its promises second. */
final class Aftercare {
    private static final Pattern DAMAGED = Pattern.compile("破|碎|烂|坏|死|枯|蔫|化了|化冻|摔|压|漏|变质|发霉|臭|少件|少发|漏发|发错|开胶|断了|裂|脱胶");
    private static final Pattern DAMAGE = Pattern.compile("破|坏果|死苗|枯死|损|变质|化冻|少件|漏发|漏液|包赔|开胶|断裂|补发");
    private static final Pattern FAULT = Pattern.compile("质量|有问题|坏了|保修|不好用");
    private static final Pattern TROUBLED = Pattern.compile("怎么办|怎么处理|找谁");
    private static final Pattern GIVEN_BACK = Pattern.compile("退|换|赔|不合适|不喜欢|不满意|不想要|买错|拍错|发错|少");
    private static final Set<String> COMMON =
            Set.of("收到", "商品", "可以", "没有", "签收", "客服", "处理", "质量", "问题", "以后", "之后", "使用");
    private static final Pattern NO_REASON = Pattern.compile("无理由|不退|不支持|不可退|不予退");

    private final Question question;
    private final Offer offer;

    Aftercare(Question question, Offer offer) {
        this.question = question;
        this.offer = offer;
    }

    Optional<Piece> told() {
        String text = question.text();
        if (text.contains("运费") || text.contains("谁出")) {
            return line("运费险").or(() -> line("运费")).or(() -> promise(PromiseKind.FREIGHT_INSURANCE));
        }
        if (question.has(TROUBLED)) {
            Optional<Piece> said = sharingAny();
            if (said.isPresent() || !(question.has(DAMAGED) || question.has(FAULT) || question.has(GIVEN_BACK))) {
                return said;
            }
        }
        if (question.has(DAMAGED)) {
            return sharing()
                    .or(() -> matching(DAMAGE))
                    .or(() -> promise(PromiseKind.BROKEN_REPLACED))
                    .or(() -> line("质量"))
                    .or(() -> promise(PromiseKind.EXCHANGE))
                    .or(() -> line("保修"))
                    .or(() -> promise(PromiseKind.WARRANTY));
        }
        if (question.has(FAULT)) {
            return line("质量问题")
                    .or(() -> promise(PromiseKind.EXCHANGE))
                    .or(() -> line("保修"))
                    .or(() -> line("免费"))
                    .or(() -> matching(DAMAGE));
        }
        if (text.contains("换") && !text.contains("退")) {
            return line("换").or(() -> promise(PromiseKind.EXCHANGE)).or(this::returns);
        }
        return returns();
    }

    private Optional<Piece> returns() {
        Optional<Piece> line = matching(NO_REASON).or(() -> line("退"));
        Optional<Promise> promise = promised(PromiseKind.RETURN);
        Optional<Piece> days =
                offer.fact(FactKey.RETURN_DAYS).map(fact -> Piece.of(Spoken.fact(fact) + "无理由退货", fact.key()));
        if (line.isPresent() && promise.isPresent()) {
            String amount = Integer.toString(promise.get().amount());
            return line.get().text().contains(amount)
                    ? line
                    : Optional.of(Piece.of(
                            Spoken.text(promise.get().words(false)) + "；"
                                    + line.get().text(),
                            "promises",
                            "after-sale"));
        }
        return line.or(() -> promise(PromiseKind.RETURN)).or(() -> days);
    }

    /** The shop's line that has this word in it. */
    Optional<Piece> line(String word) {
        return matching(Pattern.compile(Pattern.quote(word)));
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

    /** The shop's line that says the very word of the damage: 开胶, 坏果. */
    private Optional<Piece> sharing() {
        List<String> lines = offer.afterSale();
        return lines.stream()
                .filter(line -> DAMAGED.matcher(line).find()
                        && DAMAGED.matcher(question.text()).results().anyMatch(found -> line.contains(found.group())))
                .findFirst()
                .map(line -> Piece.of(Spoken.text(line), "after-sale"));
    }
}
