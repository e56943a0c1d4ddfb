package org.qiantang.app.copywriting;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.Promise;
import org.qiantang.app.catalog.PromiseKind;
import org.qiantang.app.catalog.Proof;
import org.qiantang.app.catalog.ReturnRule;
import org.qiantang.app.copywriting.Claim.Kind;
import org.qiantang.app.shelf.Approved;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;

/**
 * What can bear out a claim about an offer: its fact sheet with the proofs, what the shop promises after the sale, how it
 * sends, what its policies say, and the clock of its flash sale.
 */
final class Evidence {
    /** The keys under which what is no fact of the sheet stands in a line. */
    static final String AFTER_SALE = "after-sale";

    static final String DELIVERY = "delivery";
    static final String STOCK = "stock";
    static final String FLASH = "flash-end";

    private static final String PROMISED_LABEL = "售后";

    private static final Pattern SENT_FROM = Pattern.compile("[从是由在]?(\\p{IsHan}{2,6}?)仓?(?:直发|发货|发出)");
    private static final Pattern NUMERAL = Pattern.compile("[零〇一二两三四五六七八九十百千万]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern PURE = Pattern.compile("^(?:纯|全|百分百|100%)(?=.)");
    private static final Pattern HEAD_OF_GIFT = Pattern.compile(
            "^(?:下单|拍下|今天|买)?(?:都|就|还|再|另外|额外|免费|随单|直接)?(?:加送|附送|赠送|附赠|白送|多送|送)?(?:你|您|大家)?(?:[\\d零一二两三四五六七八九十]{1,3}?[个条只份套件盒袋瓶支包张片双])?");
    private static final Set<FactKey> OF_MATERIAL =
            EnumSet.of(FactKey.MATERIAL, FactKey.LINING, FactKey.FILLING, FactKey.INGREDIENTS);
    private static final List<Pattern> PROMISED = Stream.of(
                    "假一[赔罚]",
                    "无理由",
                    "保价|价保|价格保护|买贵|差价",
                    "运费",
                    "终身",
                    "保修|质保|联保|保换|维修",
                    "换新|包换|以换|只换",
                    "全额退|退款|不满意|不喜欢|不合适",
                    "包退|退货",
                    "破损|坏了|碎了",
                    "安装|上门|清洗|保养|取件",
                    "赔")
            .map(Pattern::compile)
            .toList();
    private final Offer offer;
    private final List<Source> sources;

    /** @param policies what the shop has approved to be said of such goods */
    Evidence(Offer offer, List<Approved> policies) {
        this.offer = offer;
        this.sources = new ArrayList<>();
        for (Fact fact : offer.facts().facts()) {
            sources.add(new Source(fact.key(), fact.label(), Spoken.fact(fact), true));
            Proof proof = fact.proof();
            if (proof != null) {
                sources.add(new Source(
                        fact.key(), fact.label(), proof.kind() + " " + proof.number() + " " + proof.issuer(), false));
            }
        }
        offer.afterSale()
                .forEach(text -> sources.add(new Source(AFTER_SALE, PROMISED_LABEL, Spoken.text(text), false)));
        for (Promise promise : offer.promises().all()) {
            sources.add(new Source(AFTER_SALE, PROMISED_LABEL, promise.words(false), false));
        }
        if (offer.category().returns() == ReturnRule.SEVEN_DAYS) {
            // 消费者权益保护法 art. 25 gives it without the shop's word.
            sources.add(new Source(AFTER_SALE, "法定", "7天无理由退货", false));
        }
        policies.stream()
                .filter(one -> one.isFor(offer.code()))
                .forEach(one -> sources.add(new Source(AFTER_SALE, "店铺答复", one.answer(), false)));
    }

    /** Something that is known, by the words in which it is; {@code fact} where they are the value of a fact. */
    record Source(String key, String label, String text, boolean fact) {
        /** Whether a line can be tied to it; a policy and the law are no part of an offer, and a proof has a slot of its own. */
        boolean isTied() {
            return fact || label.equals(PROMISED_LABEL);
        }

        boolean says(String words) {
            return plain(text).contains(plain(words));
        }
    }

    /**
     * What bears a claim out, so that the line can be tied to it.
     *
     * @param key of the fact, or {@link #AFTER_SALE}, {@link #DELIVERY}, {@link #STOCK} or {@link #FLASH}; null where
     *     nothing of it moves
     * @param words that must still be there
     */
    record Borne(@Nullable String key, String words) {
        static final Borne FIRMLY = new Borne(null, "");

        static Borne by(Source source, String words) {
            return source.isTied() && !words.isEmpty() && source.text().contains(words)
                    ? new Borne(source.key(), words)
                    : source.isTied() && isPlainText(source.text()) ? new Borne(source.key(), source.text()) : FIRMLY;
        }

        /** Whether it can stand in a slot. */
        private static boolean isPlainText(String text) {
            return text.length() <= 60 && text.chars().noneMatch(sign -> "{}@".indexOf(sign) >= 0);
        }
    }

    /** Whether what a line was tied to beside the facts still holds; empty where the key is a fact's. */
    static Optional<Boolean> holds(Offer offer, LineTemplate.Said said) {
        return switch (said.key()) {
            case AFTER_SALE ->
                Optional.of(Stream.concat(
                                offer.afterSale().stream().map(Spoken::text),
                                offer.promises().all().stream().map(promise -> promise.words(false)))
                        .anyMatch(text -> text.contains(said.words())));
            case DELIVERY ->
                Optional.of(
                        said.words().equals("包邮")
                                ? offer.delivery().freeShipping()
                                : Character.isDigit(said.words().charAt(0))
                                        ? hoursToShip(offer) <= hours(said.words())
                                        : offer.delivery().from().contains(said.words()));
            case STOCK -> Optional.of(offer.left() <= ItemPen.FEW && !offer.isSoldOut());
            case FLASH -> Optional.of(offer.terms().flashEnd().isPresent());
            default -> Optional.empty();
        };
    }

    private static long hoursToShip(Offer offer) {
        long terms = offer.delivery().hoursToShip();
        return offer.promises()
                .dispatchWithin()
                .map(Duration::toHours)
                .filter(promised -> promised < terms)
                .orElse(terms);
    }

    Optional<Borne> of(Claim claim) {
        return switch (claim.kind()) {
            case MATERIAL -> material(claim.core());
            case AWARD, AUTHORITY, PROPERTY -> literal(claim.core());
            case GIFT -> gift(claim.core());
            case PROMISE -> promise(claim.core());
            case DELIVERY -> delivery(claim.core());
            case DEADLINE -> deadline(claim.core());
            case INGREDIENT -> ingredient(claim);
            case ORIGIN -> beginning(claim.core());
            case COLOUR -> colour(claim.core());
        };
    }

    /** What is known in place of a claim that nothing bears out; empty where nothing of the kind is. */
    Optional<Source> instead(Kind kind) {
        return switch (kind) {
            case MATERIAL -> first(FactKey.MATERIAL);
            case INGREDIENT -> first(FactKey.INGREDIENTS);
            case ORIGIN -> first(FactKey.ORIGIN);
            case COLOUR -> first(FactKey.COLOUR);
            case PROMISE ->
                sources.stream().filter(one -> one.key().equals(AFTER_SALE)).findFirst();
            case DELIVERY ->
                offer.isVoucher()
                        ? Optional.empty()
                        : Optional.of(new Source(
                                DELIVERY,
                                "发货",
                                offer.delivery().hoursToShip() + "小时内从"
                                        + offer.delivery().from() + "发出"
                                        + (offer.delivery().freeShipping() ? "，包邮" : ""),
                                false));
            case DEADLINE -> Optional.of(new Source(STOCK, "库存", offer.left() + "件", false));
            case AWARD, AUTHORITY, GIFT, PROPERTY -> Optional.empty();
        };
    }

    private Optional<Source> first(FactKey key) {
        return sources.stream()
                .filter(one -> one.fact() && one.key().equals(key.key()))
                .findFirst();
    }

    private Optional<Borne> literal(String words) {
        return sources.stream()
                .filter(one -> one.says(words))
                .findFirst()
                .map(one -> Borne.by(one, words))
                .or(() -> words.equals("现货") && !offer.isSoldOut() ? Optional.of(Borne.FIRMLY) : Optional.empty());
    }

    /** The whole name of the material, or a part of the thing and the material. */
    private Optional<Borne> material(String said) {
        Matcher pure = PURE.matcher(said);
        String core = pure.find() ? said.substring(pure.end()) : said;
        for (Source source : sources) {
            String text = plain(source.text());
            Optional<String> stuff = Materials.named(core, text);
            if (!source.fact() || stuff.isEmpty()) {
                continue;
            }
            boolean isPure = core.equals(said) || text.contains(plain(said)) || isAlone(text, stuff.get());
            if (isPure) {
                return Optional.of(Borne.by(source, stuff.get()));
            }
        }
        boolean unknown = sources.stream()
                .noneMatch(one -> one.fact()
                        && FactKey.named(one.key())
                                .filter(OF_MATERIAL::contains)
                                .isPresent());
        return unknown && offer.title().contains(said) ? Optional.of(Borne.FIRMLY) : Optional.empty();
    }

    /** 纯 is what has nothing beside it. */
    private static boolean isAlone(String text, String stuff) {
        String rest = text.replace(stuff, "").replaceAll("100%|纯|[（）()、，]", "");
        return !rest.matches(".*[\\d%].*") && !text.contains("、");
    }

    private Optional<Borne> gift(String said) {
        String thing = HEAD_OF_GIFT.matcher(said).replaceFirst("");
        return sources.stream()
                .filter(one -> one.says(said)
                        || (thing.length() > 1
                                && isOfGifts(one)
                                && (one.says(thing) || longestStart(thing, one).isPresent())))
                .findFirst()
                .map(one -> Borne.by(one, one.says(said) ? said : ""));
    }

    private static boolean isOfGifts(Source source) {
        return source.key().equals(FactKey.PACKAGE.key())
                || source.label().matches(".*[赠送礼].*|.*活动.*|.*包装.*")
                || source.text().matches(".*[赠送].*");
    }

    private static Optional<String> longestStart(String words, Source source) {
        for (int to = words.length(); to > 1; to--) {
            if (source.says(words.substring(0, to))) {
                return words.length() - to <= 2 ? Optional.of(words.substring(0, to)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Of the same kind, and as much: two years are 24 months, and ten times are not three. */
    private Optional<Borne> promise(String said) {
        for (Pattern kind : PROMISED) {
            if (kind.matcher(said).find()) {
                List<Quantity> much = Quantity.in(said);
                List<BigDecimal> numbers = numbers(said);
                return sources.stream()
                        .filter(one -> kind.matcher(one.label() + one.text()).find())
                        .filter(one -> much.isEmpty()
                                ? numbers(one.text()).containsAll(numbers)
                                : Quantity.in(one.text()).stream()
                                        .anyMatch(known -> much.getFirst().isAsMuchAs(known)))
                        .findFirst()
                        .map(one -> Borne.by(one, ""));
            }
        }
        return literal(said);
    }

    private Optional<Borne> delivery(String said) {
        boolean free = said.matches("包邮|免运费|免邮|邮费.*");
        if (free) {
            return offer.delivery().freeShipping() && !offer.isVoucher()
                    ? Optional.of(new Borne(DELIVERY, "包邮"))
                    : literal(said);
        }
        if (said.matches(".*(?:顺丰|京东|中通|圆通|申通|韵达|极兔|邮政).*") || offer.isVoucher()) {
            return literal(said);
        }
        double hours = hours(said);
        Matcher from = SENT_FROM.matcher(said);
        if (hours == 0 && from.matches()) {
            String place = from.group(1);
            return offer.delivery().from().contains(place) ? Optional.of(new Borne(DELIVERY, place)) : literal(said);
        }
        boolean sends = said.matches(".*(?:发货|发出|寄出|发走|能发|就发|发)$");
        if (sends) {
            return hoursToShip(offer) <= hours
                    ? Optional.of(new Borne(DELIVERY, Math.round(hours) + "小时"))
                    : literal(said);
        }
        boolean arrives = offer.promises().amount(PromiseKind.DELIVERY).orElse(Integer.MAX_VALUE) * 24.0 <= hours;
        return arrives ? Optional.of(Borne.FIRMLY) : literal(said);
    }

    /** Within how many hours that is. */
    private static double hours(String said) {
        if (said.matches(".*(?:今天|今晚|当天|当日|现在|马上|立刻|立即|即刻|[秒闪极]发|现拍现发).*")) {
            return said.matches(".*(?:[秒闪极]发|马上|立刻|立即|即刻|现在).*") ? 1 : 24;
        }
        if (said.matches(".*(?:明|次日|次晨|隔日|隔天).*")) {
            return 48;
        }
        return said.contains("后天")
                ? 72
                : Quantity.in(said).stream()
                        .filter(one -> one.measure() == Quantity.Measure.MINUTES)
                        .findFirst()
                        .map(one -> one.value().doubleValue() / 60)
                        .orElse(0.0);
    }

    /** That it ends is the flash sale's or a policy's; when it does, a slot says; pieces are few when they are few. */
    private Optional<Borne> deadline(String said) {
        if (said.matches(".*(?:最后(?:几|一|[\\d零一二两三四五六七八九十]+)[件个条把瓶盒套双只]|所剩|快(?:没|卖|抢)|库存不多|少量|卖完为止|抢完为止).*")) {
            boolean few = offer.left() <= ItemPen.FEW && !offer.isSoldOut();
            List<BigDecimal> numbers = numbers(said.replace("最后一", ""));
            boolean exact = numbers.isEmpty() || numbers.getFirst().longValue() == offer.left();
            return few && exact ? Optional.of(new Borne(STOCK, Integer.toString(ItemPen.FEW))) : literal(said);
        }
        boolean isOfClock = offer.terms().flashEnd().isPresent();
        boolean namesNoTime = Quantity.in(said).isEmpty() && said.matches(".*(?:限时|结束|截止|恢复).*");
        return isOfClock && namesNoTime ? Optional.of(new Borne(FLASH, "有")) : literal(said);
    }

    /** What is in it stands in a list of the sheet; what is left out is told by the sheet in words. */
    private Optional<Borne> ingredient(Claim claim) {
        String said = claim.core().replaceAll("(?:的|等|，).*$|(?:成分|配方)$", "");
        if (Claims.leavesOut(claim.words())) {
            String thing = said.startsWith("添加") && said.length() > 2 ? said.substring(2) : said;
            return sources.stream()
                    .filter(Source::fact)
                    .filter(one -> plain(one.text())
                            .matches(".*(?:不含|不添加|未添加|未检出|零添加|无添加|无|零|0)[^，。；]{0,12}" + Pattern.quote(plain(thing))
                                    + ".*"))
                    .findFirst()
                    .map(one -> Borne.by(one, ""));
        }
        return Stream.of(said.split("[和与及、跟]"))
                        .allMatch(one -> sources.stream().anyMatch(source -> source.fact() && source.says(one)))
                ? sources.stream()
                        .filter(source -> source.fact() && source.says(said.split("[和与及、跟]", -1)[0]))
                        .findFirst()
                        .map(source -> Borne.by(source, said.split("[和与及、跟]", -1)[0]))
                : Optional.empty();
    }

    /** The place comes first, and what is said of it after: 浙江湖州的 is 浙江湖州, and 浙江杭州 is not. */
    private Optional<Borne> beginning(String said) {
        for (int to = said.length(); to > 1; to--) {
            String place = said.substring(0, to);
            boolean ends = to == said.length() || "的这那每一好老山农当".indexOf(said.charAt(to)) >= 0;
            Optional<Source> source = sources.stream()
                    .filter(one -> one.fact() && one.says(place))
                    .findFirst();
            if (source.isPresent()) {
                return ends ? source.map(one -> Borne.by(one, place)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Only where the sheet tells colours can one be a wrong one. */
    private Optional<Borne> colour(String said) {
        Optional<Source> told = first(FactKey.COLOUR);
        if (told.isEmpty()) {
            return Optional.of(Borne.FIRMLY);
        }
        String hue = said.substring(said.length() - 1);
        String kinds = offer.kinds().stream().map(kind -> kind.name()).collect(Collectors.joining(" "));
        boolean known = told.get().text().contains(hue)
                || kinds.contains(hue)
                || offer.title().contains(hue);
        return known ? Optional.of(Borne.FIRMLY) : Optional.empty();
    }

    private static List<BigDecimal> numbers(String text) {
        return Pattern.compile("\\d+(?:\\.\\d+)?")
                .matcher(plain(text))
                .results()
                .map(found -> new BigDecimal(found.group()))
                .toList();
    }

    /** Without blanks, with numerals as figures: 七天 and 7 天 are one. */
    static String plain(String text) {
        String bare =
                BLANKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        return NUMERAL.matcher(bare)
                .replaceAll(found -> Quantity.number(found.group())
                        .map(BigDecimal::toPlainString)
                        .orElse(found.group()));
    }
}
