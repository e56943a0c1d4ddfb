package org.qiantang.app.answer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.Proof;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;

/** Tells one offer's answer to one intent; empty where its facts do not say. */
final class Telling {
    private static final List<FactKey> PROVING = List.of(
            FactKey.CERTIFICATE,
            FactKey.COMPULSORY_MARK,
            FactKey.TEST_REPORT,
            FactKey.AUTHORISATION,
            FactKey.REGISTRATION,
            FactKey.LICENCE,
            FactKey.GRADE,
            FactKey.MATERIAL,
            FactKey.FILLING,
            FactKey.ORIGIN);

    private static final Pattern IS_IT = Pattern.compile("是([^是]{1,8})的[吗嘛么?]");

    private final Question question;
    private final Offer offer;
    private final LocalDate today;

    Telling(Question question, Offer offer, LocalDate today) {
        this.question = question;
        this.offer = offer;
        this.today = today;
    }

    Optional<Piece> of(Intent intent) {
        return switch (intent) {
            case PRICE -> Optional.of(price());
            case STOCK -> Optional.of(stock());
            case SIZE -> SizeAdvice.of(question, offer);
            case VARIANTS -> variants();
            case DELIVERY_TIME ->
                Optional.of(Piece.of(
                        "付款后" + offer.delivery().hoursToShip() + "小时内从"
                                + offer.delivery().from() + "发出",
                        "delivery"));
            case SHIP_FROM -> Optional.of(Piece.of("从" + offer.delivery().from() + "发货", "delivery"));
            case POSTAGE -> postage();
            case REGION -> Regions.of(question, offer.delivery());
            case AFTER_SALE -> afterSale();
            case LINK -> Optional.of(Piece.of(Spoken.text(offer.name()) + "是" + offer.number() + "号链接", "number"));
            case HOW_TO_BUY -> howToBuy();
            case SUITED -> Suitability.of(question, offer);
            case PROVED -> proved();
            case WARRANTY -> facts(intent).or(() -> afterSaleWith("保修"));
            case MATERIAL,
                    FABRIC_WEIGHT,
                    INGREDIENTS,
                    ALLERGENS,
                    NUTRITION,
                    ORIGIN,
                    MAKER,
                    BRAND,
                    MODEL,
                    NET_CONTENT,
                    DIMENSIONS,
                    HOLDS,
                    SHELF_LIFE,
                    MADE_ON,
                    STORAGE,
                    USAGE,
                    CARE,
                    GRADE,
                    FLAVOUR,
                    VARIETY,
                    PROCESS,
                    FIT,
                    SEASON,
                    STANDARD,
                    SAFETY,
                    POWER,
                    VOLTAGE,
                    BATTERY,
                    CHARGING,
                    NOISE,
                    HARDNESS,
                    PACKAGE,
                    EFFECT -> facts(intent);
        };
    }

    private Optional<Piece> facts(Intent intent) {
        List<Fact> known =
                intent.facts().stream().flatMap(key -> offer.fact(key).stream()).toList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Piece(
                known.stream().map(Telling::told).collect(Collectors.joining("，")),
                known.stream().map(Fact::key).toList()));
    }

    /** Facts under the merchant's own keys, such as 烧水时间, are told when the key itself is in the question. */
    Optional<Piece> ownFacts() {
        List<Fact> named = offer.facts().facts().stream()
                .filter(fact ->
                        FactKey.named(fact.key()).isEmpty() && question.text().contains(fact.key()))
                .toList();
        return named.isEmpty()
                ? Optional.empty()
                : Optional.of(new Piece(
                        named.stream().map(Telling::told).collect(Collectors.joining("，")),
                        named.stream().map(Fact::key).toList()));
    }

    /** The fact that shares most with a question of no known form, as in 是临安的吗 or 有备用扣吗. */
    Optional<Piece> kindredFact() {
        Matcher whether = IS_IT.matcher(question.text());
        boolean isIt = whether.find();
        String asked = isIt ? whether.group(1) : question.text();
        String except = isIt ? "" : offer.title();
        return offer.facts().facts().stream()
                .filter(fact -> longestShared(asked, fact.value(), except) >= 2)
                .max(Comparator.comparingInt(fact -> longestShared(asked, fact.value(), except)))
                .map(fact -> Piece.of(told(fact), fact.key()));
    }

    private static int longestShared(String asked, String value, String except) {
        int longest = 0;
        for (int from = 0; from < asked.length(); from++) {
            for (int to = from + longest + 1; to <= asked.length(); to++) {
                String stretch = asked.substring(from, to);
                if (!Naming.isHan(stretch) || !value.contains(stretch) || except.contains(stretch)) {
                    break;
                }
                longest = to - from;
            }
        }
        return longest;
    }

    private static String told(Fact fact) {
        return fact.label() + "是" + Spoken.fact(fact);
    }

    private Piece price() {
        Optional<Kind> named = Naming.kind(question, offer);
        if (named.isPresent()) {
            Kind kind = named.get();
            return Piece.of(Spoken.name(kind) + "现在" + Spoken.price(kind.price()), "price");
        }
        List<Kind> kinds = offer.isSoldOut() ? offer.kinds() : offer.onSale();
        return Piece.of("现在" + Spoken.prices(kinds), "price");
    }

    private Piece stock() {
        Optional<Kind> named = Naming.kind(question, offer);
        String of = named.map(Spoken::name).orElse("");
        int left = named.map(Kind::left).orElseGet(offer::left);
        if (left <= 0) {
            return Piece.of(of + "已经拍完了", "stock");
        }
        boolean someGone =
                named.isEmpty() && offer.onSale().size() < offer.kinds().size();
        String which = someGone
                ? "，有货的是"
                        + offer.onSale().stream()
                                .map(kind -> Spoken.text(kind.name()))
                                .collect(Collectors.joining("、"))
                : "";
        return Piece.of(of + "还有" + left + "件" + which, "stock");
    }

    private Optional<Piece> variants() {
        List<Kind> kinds = offer.onSale();
        if (kinds.isEmpty()) {
            return Optional.of(Piece.of("已经拍完了", "stock"));
        }
        Set<String> keys = new LinkedHashSet<>(List.of("skus"));
        var text = new StringBuilder();
        if (question.text().contains("色") || question.text().contains("colo")) {
            Optional<Fact> colour = offer.fact(FactKey.COLOUR);
            if (colour.isEmpty()) {
                return Optional.empty();
            }
            text.append("颜色有").append(Spoken.fact(colour.get())).append("，");
            keys.add(FactKey.COLOUR.key());
        }
        text.append("现在能拍的是")
                .append(kinds.stream().map(kind -> Spoken.text(kind.name())).collect(Collectors.joining("、")));
        return Optional.of(new Piece(text.toString(), List.copyOf(keys)));
    }

    private Optional<Piece> postage() {
        if (!offer.delivery().freeShipping()) {
            return Optional.empty();
        }
        List<String> excluded = offer.delivery().excluded();
        String but = excluded.isEmpty() ? "" : "，" + String.join("、", excluded) + "不发";
        return Optional.of(Piece.of("包邮" + but, "delivery"));
    }

    private Optional<Piece> afterSale() {
        String text = question.text();
        if (text.contains("运费险")) {
            return afterSaleWith("运费险");
        }
        if (text.contains("运费")) {
            return afterSaleWith("运费");
        }
        if (text.matches(".*(破|碎|少件|漏发|漏液).*")) {
            return afterSaleWith("破损").or(() -> afterSaleWith("破"));
        }
        if (text.matches(".*(坏了|质量|保修).*")) {
            return afterSaleWith("质量问题").or(() -> afterSaleWith("保修")).or(() -> afterSaleWith("免费"));
        }
        return afterSaleWith("退")
                .or(() ->
                        offer.fact(FactKey.RETURN_DAYS).map(days -> Piece.of(Spoken.fact(days) + "无理由退货", days.key())));
    }

    private Optional<Piece> afterSaleWith(String word) {
        return offer.afterSale().stream()
                .filter(line -> line.contains(word))
                .findFirst()
                .map(line -> Piece.of(Spoken.text(line), "after-sale"));
    }

    private Optional<Piece> howToBuy() {
        if (question.text().matches(".*(限购|一人几|能买几).*")) {
            return Optional.empty();
        }
        return Optional.of(Piece.of(
                offer.isSoldOut() ? offer.number() + "号链接已经拍完了" : "点" + offer.number() + "号链接，选好规格就能下单",
                offer.isSoldOut() ? "stock" : "number"));
    }

    /** What stands behind the goods, proof by proof; the one whose fact is asked for comes first. */
    private Optional<Piece> proved() {
        var pieces = new ArrayList<Piece>();
        for (FactKey key : PROVING) {
            offer.fact(key).ifPresent(fact -> proofOf(fact).ifPresent(pieces::add));
        }
        return pieces.stream()
                .filter(piece -> asksFor(piece.text()))
                .findFirst()
                .or(() -> pieces.stream().findFirst());
    }

    private boolean asksFor(String piece) {
        return Set.of("农药", "农残", "重金属", "备案", "许可证", "检测报告", "3c", "ccc", "产地").stream()
                .anyMatch(word -> question.text().contains(word)
                        && piece.toLowerCase(java.util.Locale.ROOT)
                                .contains(word.equals("农残") ? "农药" : word.equals("3c") ? "ccc" : word));
    }

    private Optional<Piece> proofOf(Fact fact) {
        Proof proof = fact.proof();
        if (proof == null || !proof.holdsOn(today)) {
            return Optional.empty();
        }
        String by = proof.issuer().isBlank() ? "" : "，" + proof.issuer() + "出的";
        return Optional.of(
                Piece.of("有" + proof.kind() + "，" + fact.label() + "：" + Spoken.fact(fact) + by, fact.key()));
    }
}
